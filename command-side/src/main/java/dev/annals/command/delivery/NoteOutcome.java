package dev.annals.command.delivery;

import dev.annals.api.delivery.ChangeDelivery.RecordOutcome;
import dev.annals.api.delivery.DeliveryEvent;
import dev.annals.api.delivery.DeliveryEvent.AddressRefused;
import dev.annals.api.delivery.DeliveryEvent.DeliveryAccepted;
import dev.annals.api.delivery.DeliveryEvent.DeliveryBounced;
import dev.annals.api.delivery.DeliveryEvent.DeliveryClicked;
import dev.annals.api.delivery.DeliveryEvent.DeliveryComplained;
import dev.annals.api.delivery.DeliveryEvent.DeliveryDelivered;
import dev.annals.api.delivery.DeliveryEvent.DeliveryFailed;
import dev.annals.api.delivery.DeliveryEvent.DeliveryOpened;
import dev.annals.api.delivery.DeliveryEvent.DeliveryUnsubscribed;
import dev.annals.api.delivery.Outcome;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides to put on record what became of a message: each outcome once, and the first dozen of the links that were
 * followed; the same click told twice is one. An address from which a message came back for good is not used any more.
 *
 * @param command what is known
 * @param profile the fragment by which the person is named
 * @param clickId the id of the event of a click; null for anything else
 */
record NoteOutcome(
        RecordOutcome command, FragmentId profile, @Nullable UUID clickId) implements Decision<Boolean> {

    private static final int MOST_CLICKS = 12;
    private static final String UNSAID = "unspecified";

    @Override
    public Set<UUID> eventIds() {
        return clickId == null ? Set.of() : Set.of(clickId);
    }

    @Override
    public Set<FragmentId> fragments() {
        return Set.of(profile);
    }

    @Override
    public Set<FragmentId> subjects() {
        return command.link() == null ? Set.of() : Set.of(profile);
    }

    @Override
    public Boolean decide(StreamAppends appends) {
        DeliveryState state = appends.memory(command.delivery(), StreamKind.DELIVERY, DeliveryState.class);
        if (state.phase() != DeliveryState.Phase.HANDED_OVER) {
            throw new Rejected(Rejection.CONFLICT, "The delivery was never handed over.");
        }
        if (isKnown(state) || (clickId != null && appends.isStored(clickId))) {
            return false;
        }
        boolean maySeal = new Tree(appends, profile).maySeal();
        append(appends, event(state, maySeal));
        FragmentId address = state.addressId();
        if (command.outcome() == Outcome.BOUNCED
                && Outcome.HARD_BOUNCE.equals(command.reason())
                && address != null
                && !appends.memory(address, StreamKind.ADDRESS, AddressState.class)
                        .isRefused()) {
            appends.append(
                    address,
                    StreamKind.ADDRESS,
                    new AddressRefused(
                            address, Objects.requireNonNull(state.channel()), command.delivery(), Outcome.HARD_BOUNCE));
        }
        return true;
    }

    /** What had failed may be accepted after all; once it was, it cannot fail any more. */
    private boolean isKnown(DeliveryState state) {
        return switch (command.outcome()) {
            case CLICKED -> state.clicks() >= MOST_CLICKS;
            case FAILED ->
                state.outcomes().contains(Outcome.FAILED) || state.outcomes().contains(Outcome.ACCEPTED);
            case ACCEPTED, DELIVERED, BOUNCED, OPENED, COMPLAINED, UNSUBSCRIBED ->
                state.outcomes().contains(command.outcome());
        };
    }

    private DeliveryEvent event(DeliveryState state, boolean maySeal) {
        FragmentId delivery = command.delivery();
        String connector = Objects.requireNonNullElse(state.connector(), "");
        String reason = Objects.requireNonNullElse(command.reason(), UNSAID);
        return switch (command.outcome()) {
            case ACCEPTED ->
                new DeliveryAccepted(delivery, profile, connector, command.attempts(), command.answer(), command.at());
            case DELIVERED -> new DeliveryDelivered(delivery, profile, command.at());
            case BOUNCED -> new DeliveryBounced(delivery, profile, reason, command.at());
            case FAILED -> new DeliveryFailed(delivery, profile, connector, command.attempts(), reason, command.at());
            case OPENED -> new DeliveryOpened(delivery, profile, command.at());
            case CLICKED -> new DeliveryClicked(delivery, profile, command.at(), maySeal ? command.link() : null);
            case COMPLAINED -> new DeliveryComplained(delivery, profile, command.at());
            case UNSUBSCRIBED -> new DeliveryUnsubscribed(delivery, profile, command.at());
        };
    }

    private void append(StreamAppends appends, DeliveryEvent event) {
        if (clickId == null) {
            appends.append(command.delivery(), StreamKind.DELIVERY, event);
        } else {
            appends.appendAs(clickId, command.delivery(), StreamKind.DELIVERY, event);
        }
    }
}
