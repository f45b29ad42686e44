package dev.annals.platform.delivery;

import dev.annals.api.delivery.DeliveryEvent.DeliveryAccepted;
import dev.annals.api.delivery.DeliveryEvent.DeliveryBounced;
import dev.annals.api.delivery.DeliveryEvent.DeliveryDeferred;
import dev.annals.api.delivery.DeliveryEvent.DeliveryFailed;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHeldBack;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRedriven;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRequested;
import dev.annals.api.delivery.DeliveryEvent.OfDelivery;
import dev.annals.api.delivery.DeliveryEvent.Outcomes;
import dev.annals.api.delivery.Origin;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message, as another system is told. It holds nothing personal but the address.
 *
 * @param event the id of the event, by which a second telling is known again
 * @param delivery the delivery
 * @param profile the fragment by which the person is named
 * @param outcome what became of it: {@code held-back}, {@code deferred} or the name of an {@link
 *     dev.annals.api.delivery.Outcome}
 * @param at when it was noted
 * @param gate the gate that decided it; null where none did
 * @param reason why, as a stable code; null where there is nothing to say
 * @param until when it is weighed again; null where it is not
 * @param purpose the key of the purpose
 * @param origin what led to the message
 * @param channel by which it went; null where it was not sent
 * @param connector by whom it was sent; null where it was not
 * @param address to where it went; null where nobody is addressed, or once erased
 */
public record ToldOutcome(
        UUID event,
        FragmentId delivery,
        FragmentId profile,
        String outcome,
        Instant at,
        @Nullable String gate,
        @Nullable String reason,
        @Nullable Instant until,
        String purpose,
        Origin origin,
        @Nullable String channel,
        @Nullable String connector,
        @Nullable String address) {

    /** The events that say what became of messages. */
    public static final Interest INTEREST = Interest.in(Outcomes.class, DeliveryHeldBack.class, DeliveryDeferred.class);

    /**
     * What an event tells.
     *
     * @param recorded the event
     * @param stream everything that happened to the delivery, in order
     * @return empty where it says nothing of what became of a message that was asked for
     */
    public static Optional<ToldOutcome> of(RecordedEvent recorded, List<RecordedEvent> stream) {
        if (!(recorded.event() instanceof OfDelivery event)
                || stream.isEmpty()
                || !(stream.getFirst().event() instanceof DeliveryRequested wanted)) {
            return Optional.empty();
        }
        DeliveryHandedOver sent = stream.stream()
                .filter(each -> each.position() < recorded.position())
                .map(RecordedEvent::event)
                .filter(DeliveryHandedOver.class::isInstance)
                .map(DeliveryHandedOver.class::cast)
                .reduce((older, newer) -> newer)
                .orElse(null);
        return switch (event) {
            case DeliveryHeldBack it ->
                Optional.of(told(recorded, it, wanted, null, "held-back", it.gate(), it.reason(), null));
            case DeliveryDeferred it ->
                Optional.of(told(recorded, it, wanted, null, "deferred", it.gate(), null, it.until()));
            case DeliveryFailed it -> Optional.of(became(recorded, it, wanted, sent, it.reason()));
            case DeliveryBounced it -> Optional.of(became(recorded, it, wanted, sent, it.reason()));
            case DeliveryAccepted it -> Optional.of(became(recorded, it, wanted, sent, null));
            case Outcomes it -> Optional.of(became(recorded, it, wanted, sent, null));
            case DeliveryRequested ignored -> Optional.empty();
            case DeliveryHandedOver ignored -> Optional.empty();
            case DeliveryRedriven ignored -> Optional.empty();
        };
    }

    private static ToldOutcome became(
            RecordedEvent recorded,
            Outcomes event,
            DeliveryRequested wanted,
            @Nullable DeliveryHandedOver sent,
            @Nullable String reason) {
        return told(recorded, event, wanted, sent, event.outcome().wireName(), null, reason, null);
    }

    private static ToldOutcome told(
            RecordedEvent recorded,
            OfDelivery event,
            DeliveryRequested wanted,
            @Nullable DeliveryHandedOver sent,
            String outcome,
            @Nullable String gate,
            @Nullable String reason,
            @Nullable Instant until) {
        return new ToldOutcome(
                recorded.id(),
                event.delivery(),
                event.profile(),
                outcome,
                recorded.at(),
                gate,
                reason,
                until,
                wanted.purpose(),
                wanted.origin(),
                sent == null ? null : sent.channel(),
                sent == null ? null : sent.connector(),
                sent == null ? null : sent.address());
    }

    @Override
    public String toString() {
        return "ToldOutcome[" + delivery + " " + outcome + "]";
    }
}
