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
import dev.annals.platform.delivery.AudienceBook;
import dev.annals.platform.delivery.Decided;
import dev.annals.platform.events.RecordedEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides how one person stands in an audience, and has the channel told where that changes. Somebody is in it while in the
 * segment and while the gates would let a message pass; whoever is in it and may not be any more is taken out. Of whom
 * something else is to be told by now, what was told is taken back first. So it is with whoever became one with others: a
 * person is in it under the present profile alone, and comes in behind what takes out the former ones.
 *
 * @param command what is known of the membership
 * @param isKept whether the segment is kept in step at all; else nobody is in the audience, whatever the segment says
 * @param profile the profile
 * @param member the stream of the person in the audience
 * @param seen the place of the newest event of that stream that was seen; the ids of messages rest on it
 * @param add what tells the channel that the person is in it
 * @param removal takes the person out by what the channel was told; null where it was told nothing when that was looked up
 * @param otherwise takes back what the channel was told; null where it would be told the same now
 * @param formers those under whom the person was known before, as far as they are in it
 * @param gates weighs what would be added
 */
record StandInAudience(
        ChangeAudience command,
        boolean isKept,
        FragmentId profile,
        FragmentId member,
        long seen,
        AskForDelivery add,
        @Nullable TakeBack removal,
        @Nullable TakeBack otherwise,
        List<Former> formers,
        Weigh gates)
        implements Decision<Boolean> {

    /** The gates whose closing takes out somebody who is in it; the others only keep others from coming in. */
    private static final Set<String> TAKE_OUT =
            Set.of("suppression", "suppressing-segment", "restriction", "consent", "residency");

    /**
     * A profile that is part of the person's by now.
     *
     * @param profile the profile
     * @param member its stream in the audience
     * @param seen the place of the newest event of that stream that was seen
     * @param removal takes it out by what the channel was told; null where it was told nothing when that was looked up
     */
    record Former(
            FragmentId profile,
            FragmentId member,
            long seen,
            @Nullable TakeBack removal) {}

    @Override
    public Set<UUID> eventIds() {
        Set<UUID> all = new HashSet<>(add.eventIds());
        takingBack().forEach(each -> all.addAll(each.eventIds()));
        return all;
    }

    @Override
    public Set<FragmentId> fragments() {
        Set<FragmentId> all = new HashSet<>(gates.fragments());
        all.addAll(add.fragments());
        takingBack().forEach(each -> all.addAll(each.fragments()));
        formers.forEach(each -> all.add(each.member()));
        all.add(member);
        return all;
    }

    private Stream<TakeBack> takingBack() {
        return Stream.concat(
                        Stream.of(Optional.ofNullable(removal), Optional.ofNullable(otherwise)),
                        formers.stream().map(each -> Optional.ofNullable(each.removal())))
                .flatMap(Optional::stream);
    }

    @Override
    public Set<FragmentId> subjects() {
        return Set.of(profile);
    }

    /** @throws Rejected with {@code CONFLICT} when the streams hold more than was seen; it is to be decided anew */
    @Override
    public Boolean decide(StreamAppends appends) {
        requireSeen(appends, own());
        AudienceState state = state(appends, member);
        long asOf = isKept && command instanceof KeepInStep it ? it.asOf() : state.asOf();
        if (asOf < state.asOf()) {
            return false;
        }
        Tree tree = new Tree(appends, profile);
        boolean isMember = isKept
                && tree.root().equals(profile)
                && (command instanceof KeepInStep it ? it.isMember() : state.standing() != Standing.OUT);
        boolean isIn = isIn(appends, state);
        if (!isMember) {
            return state.standing() != Standing.OUT && leave(appends, own(), state, isIn, Standing.OUT, null, asOf);
        }
        List<Former> leaving = leaving(appends, tree);
        leaving.forEach(former -> formerLeaves(appends, former, asOf));
        boolean stands = switch (Decided.of(gates.weighed(appends, tree))) {
            case Decided.HeldBack it -> hold(appends, state, isIn, it.gate(), asOf);
            case Decided.Sent ignored -> isIn ? tellOtherwise(appends, state, asOf) : enter(appends, asOf);
            case Decided.Deferred ignored -> isIn ? tellOtherwise(appends, state, asOf) : enter(appends, asOf);
        };
        return stands || !leaving.isEmpty();
    }

    private Former own() {
        return new Former(profile, member, seen, removal);
    }

    private List<Former> leaving(StreamAppends appends, Tree tree) {
        List<Former> leaving = new ArrayList<>();
        for (FragmentId each : tree.members()) {
            FragmentId stream = AudienceBook.member(gates.ids(), command.segment(), command.channel(), each);
            if (!each.equals(profile) && state(appends, stream).standing() != Standing.OUT) {
                Former former = formers.stream()
                        .filter(one -> one.member().equals(stream))
                        .findFirst()
                        .orElseThrow(StandInAudience::outdated);
                requireSeen(appends, former);
                leaving.add(former);
            }
        }
        return leaving;
    }

    private void formerLeaves(StreamAppends appends, Former former, long asOf) {
        AudienceState state = state(appends, former.member());
        var unused =
                leave(appends, former, state, isIn(appends, state), Standing.OUT, null, Math.max(asOf, state.asOf()));
    }

    /** Nothing is appended before this is known of everybody: what a decision has appended stays so. */
    private static void requireSeen(StreamAppends appends, Former who) {
        AudienceState state = state(appends, who.member());
        boolean isToldMeanwhile = who.removal() == null && isIn(appends, state) && wasSent(appends, state.delivery());
        if (isToldMeanwhile || appends.sequence(who.member(), StreamKind.AUDIENCE_MEMBER) != who.seen()) {
            throw outdated();
        }
    }

    private static Rejected outdated() {
        return new Rejected(Rejection.CONFLICT, "Somebody else decided about this person at the same time.");
    }

    private static AudienceState state(StreamAppends appends, FragmentId stream) {
        return appends.memory(stream, StreamKind.AUDIENCE_MEMBER, AudienceState.class);
    }

    private static boolean isIn(StreamAppends appends, AudienceState state) {
        return state.standing() == Standing.IN && !wasHeldBack(appends, state.delivery());
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
        append(appends, own(), Standing.IN, null, add.command().delivery(), asOf);
        return true;
    }

    private boolean hold(StreamAppends appends, AudienceState state, boolean isIn, String gate, long asOf) {
        if (isIn) {
            return TAKE_OUT.contains(gate) && leave(appends, own(), state, true, Standing.HELD, gate, asOf);
        }
        if (state.standing() == Standing.HELD && gate.equals(state.gate())) {
            return false;
        }
        append(appends, own(), Standing.HELD, gate, null, asOf);
        return true;
    }

    /**
     * The channel is told only where it may have been told before that the person is in it, and while that can be said; at
     * once, so that whatever is told next comes after it.
     */
    private boolean leave(
            StreamAppends appends,
            Former who,
            AudienceState state,
            boolean isIn,
            Standing to,
            @Nullable String gate,
            long asOf) {
        boolean isToBeTold = isIn && wasSent(appends, state.delivery()) && !new Tree(appends, who.profile()).isErased();
        TakeBack out = isToBeTold ? who.removal() : null;
        FragmentId told =
                out != null && out.decide(appends) ? out.asking().command().delivery() : null;
        append(appends, who, to, gate, told, asOf);
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
            StreamAppends appends,
            Former who,
            Standing standing,
            @Nullable String gate,
            @Nullable FragmentId delivery,
            long asOf) {
        appends.append(
                who.member(),
                StreamKind.AUDIENCE_MEMBER,
                new AudienceMemberChanged(
                        who.member(),
                        who.profile(),
                        command.segment(),
                        command.channel(),
                        standing,
                        gate,
                        delivery,
                        asOf),
                RecordedEvent.SYSTEM);
    }
}
