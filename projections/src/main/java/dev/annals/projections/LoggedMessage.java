package dev.annals.projections;

import dev.annals.api.Cause;
import dev.annals.api.Event;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Reads what Axon's message says about an event of the log. */
public final class LoggedMessage {

    private LoggedMessage() {}

    /** Whether an event matters; it is not opened for that. */
    public static boolean isOf(Interest interest, EventMessage<?> message) {
        return interest.in(message.getPayloadType(), () -> Cause.of(message.getMetaData()));
    }

    /**
     * Opens an event.
     *
     * @throws IllegalArgumentException when the message does not come from a stream of the log
     */
    public static RecordedEvent read(EventMessage<?> message) {
        if (!(message.getPayload() instanceof Event event)
                || !(message instanceof DomainEventMessage<?> inStream)
                || !(message instanceof TrackedEventMessage<?> tracked)) {
            throw new IllegalArgumentException("A projection handles events of streams, read from the log");
        }
        return new RecordedEvent(
                UUID.fromString(message.getIdentifier()),
                FragmentId.of(inStream.getAggregateIdentifier()),
                inStream.getSequenceNumber(),
                tracked.trackingToken().position().orElseThrow(),
                message.getTimestamp(),
                RecordedEvent.causeOf(event, message.getMetaData()),
                event);
    }
}
