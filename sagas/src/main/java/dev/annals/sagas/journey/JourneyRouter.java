package dev.annals.sagas.journey;

import dev.annals.api.Event;
import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.delivery.DeliveryEvent;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.interaction.InteractionEvent;
import dev.annals.api.journey.JourneyEvent;
import dev.annals.api.privacy.ErasureEvent;
import dev.annals.api.segment.SegmentEvent;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Leads events to the runs to which they matter, and has people enter: Axon's shell around {@link Routing}. All events of a
 * unit of work are led together, before it commits; led twice they change nothing more.
 */
public final class JourneyRouter implements EventMessageHandler {

    /** The name of its processor. */
    public static final String NAME = "journey-router";

    private static final String RESOURCE = "annals.journey-router";
    private static final Interest INTEREST = Interest.in(
            InteractionEvent.class,
            SegmentEvent.MembershipChanged.class,
            ConsentEvent.Decided.class,
            ErasureEvent.FragmentErased.class,
            IdentityEvent.Absorbed.class,
            IdentityEvent.Placed.class,
            DeliveryEvent.OfDelivery.class,
            JourneyEvent.class);

    private final Supplier<Routing> routing;

    /** @param routing asked for when the first events come: it rests on the log, which is set up after its readers */
    JourneyRouter(Supplier<Routing> routing) {
        this.routing = routing;
    }

    @Override
    public boolean canHandle(EventMessage<?> message) {
        return INTEREST.mayBeIn(message.getPayloadType());
    }

    @Override
    public boolean canHandleType(Class<?> event) {
        return INTEREST.mayBeIn(event);
    }

    @Override
    public @Nullable Object handle(EventMessage<?> message) {
        if (!canHandle(message)) {
            return null;
        }
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get().root();
        List<RecordedEvent> gathered = unitOfWork.getResource(RESOURCE);
        if (gathered == null) {
            List<RecordedEvent> events = new ArrayList<>();
            gathered = events;
            unitOfWork.resources().put(RESOURCE, events);
            unitOfWork.onPrepareCommit(committing -> routing.get().lead(events));
        }
        gathered.add(read(message));
        return null;
    }

    private static RecordedEvent read(EventMessage<?> message) {
        if (!(message.getPayload() instanceof Event event)
                || !(message instanceof DomainEventMessage<?> inStream)
                || !(message instanceof TrackedEventMessage<?> tracked)) {
            throw new IllegalArgumentException("Only events of streams, read from the log, are led");
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
