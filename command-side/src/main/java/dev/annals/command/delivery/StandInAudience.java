package dev.annals.command.delivery;

import dev.annals.api.delivery.ChangeAudience;
import dev.annals.api.delivery.ChangeAudience.KeepInStep;
import dev.annals.api.delivery.DeliveryEvent.AudienceMemberChanged;
import dev.annals.api.delivery.Standing;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import dev.annals.platform.delivery.Decided;
import dev.annals.platform.events.RecordedEvent;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides how one person stands in an audience, and has the channel told where that changes. Somebody is in it while in the
 * segment and while the gates would let a message pass; whoever is in it and may not be any more is taken out. Of whom
 * something else is to be told by now, what was told is taken back first.
 *
 * @param command what is known of the membership
 * @param isKept whether the segment is kept in step at all; else nobody is in the audience, whatever the segment says
 * @param profile the profile
 * @param member the stream of the person in the audience
 * @param seen the place of the newest event of that stream that was seen; the ids of messages rest on it
 * @param add what tells the channel that the person is in it
 * @param removal what tells it that the person is not any more
 * @param otherwise takes back what the channel was told; null where it would be told the same now
 * @param gates weighs what would be added
 */
record StandInAudience(
        ChangeAudience command,
        boolean isKept,
        FragmentId profile,
        FragmentId member,
        long seen,
        AskForDelivery add,
        AskForDelivery removal,
        @Nullable TakeBack otherwise,
        Weigh gates)
        implements Decision<Boolean> {

    /** The gates whose closing takes out somebody who is in it; the others only keep others from coming in. */
    private static final Set<String> TAKE_OUT =
            Set.of("suppression", "suppressing-segment", "restriction", "consent", "residency");

    @Override
    public Set<UUID> eventIds() {
        return Stream.of(add.eventIds(), removal.eventIds(), otherwise == null ? Set.<UUID>of() : otherwise.eventIds())
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<FragmentId> fragments() {
        Set<FragmentId> all = new HashSet<>(gates.fragments());
        all.addAll(add.fragments());
        all.addAll(removal.fragments());
        if (otherwise != null) {
            all.addAll(otherwise.fragments());
        }
        all.add(member);
        return all;
    }

    @Override
    public Set<FragmentId> subjects() {
        return Set.of(profile);
    }

    /** @throws Rejected with {@code CONFLICT} when the stream holds more than was seen; it is to be decided anew */
    @Override
    public Boolean decide(StreamAppends appends) {
        if (appends.sequence(member, StreamKind.AUDIENCE_MEMBER) != seen) {
            throw new Rejected(Rejection.CONFLICT, "Somebody else decided about this person at the same time.");
        }
        AudienceState state = appends.memory(member, StreamKind.AUDIENCE_MEMBER, AudienceState.class);
        long asOf = isKept && command instanceof KeepInStep it ? it.asOf() : state.asOf();
        if (asOf < state.asOf()) {
            return false;
        }
        boolean isMember =
                isKept && (command instanceof KeepInStep it ? it.isMember() : state.standing() != Standing.OUT);
        boolean isIn = state.standing() == Standing.IN && !wasHeldBack(appends, state.delivery());
        if (!isMember) {
            return state.standing() != Standing.OUT && leave(appends, state, isIn, Standing.OUT, null, asOf);
        }
        Tree tree = new Tree(appends, profile);
        return switch (Decided.of(gates.weighed(appends, tree))) {
            case Decided.HeldBack it -> hold(appends, state, isIn, it.gate(), asOf);
            case Decided.Sent ignored -> isIn ? tellOtherwise(appends, state, asOf) : enter(appends, asOf);
            case Decided.Deferred ignored -> isIn ? tellOtherwise(appends, state, asOf) : enter(appends, asOf);
        };
    }

    /** What waits to be weighed is made of what is known then. */
    private boolean tellOtherwise(StreamAppends appends, AudienceState state, long asOf) {
        return otherwise != null
                && wasSent(appends, state.delivery())
                && otherwise.decide(appends)
                && enter(appends, asOf);
    }

    private boolean enter(StreamAppends appends, long asOf) {
        if (!add.decide(appends)) {
            return false;
        }
        append(appends, Standing.IN, null, add.command().delivery(), asOf);
        return true;
    }

    private boolean hold(StreamAppends appends, AudienceState state, boolean isIn, String gate, long asOf) {
        if (isIn) {
            return TAKE_OUT.contains(gate) && leave(appends, state, true, Standing.HELD, gate, asOf);
        }
        if (state.standing() == Standing.HELD && gate.equals(state.gate())) {
            return false;
        }
        append(appends, Standing.HELD, gate, null, asOf);
        return true;
    }

    /** The channel is told only where it may have been told before that the person is in it, and while that can be said. */
    private boolean leave(
            StreamAppends appends, AudienceState state, boolean isIn, Standing to, @Nullable String gate, long asOf) {
        boolean isTold = isIn
                && wasSent(appends, state.delivery())
                && !new Tree(appends, profile).isErased()
                && removal.decide(appends);
        append(appends, to, gate, isTold ? removal.command().delivery() : null, asOf);
        return true;
    }

    private static boolean wasSent(StreamAppends appends, @Nullable FragmentId delivery) {
        return delivery != null && phase(appends, delivery) == DeliveryState.Phase.HANDED_OVER;
    }

    private static boolean wasHeldBack(StreamAppends appends, @Nullable FragmentId delivery) {
        return delivery == null || phase(appends, delivery) == DeliveryState.Phase.HELD_BACK;
    }

    private static DeliveryState.Phase phase(StreamAppends appends, FragmentId delivery) {
        return appends.memory(delivery, StreamKind.DELIVERY, DeliveryState.class)
                .phase();
    }

    private void append(
            StreamAppends appends, Standing standing, @Nullable String gate, @Nullable FragmentId delivery, long asOf) {
        appends.append(
                member,
                StreamKind.AUDIENCE_MEMBER,
                new AudienceMemberChanged(
                        member, profile, command.segment(), command.channel(), standing, gate, delivery, asOf),
                RecordedEvent.SYSTEM);
    }
}
