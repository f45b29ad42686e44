package dev.annals.projections;

import dev.annals.api.Event;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the live documents of a projection current: Axon's shell around {@link Folding}. Documents are read once and
 * written once a unit of work, in its transaction, before it commits.
 *
 * <p>An event that the projection cannot fold throws, so that it alone is parked. A store that is away fails the whole
 * unit of work instead, to be tried again. Events that do not matter to the projection do not even begin a unit of work.
 */
final class ProjectionHandler<S extends Record> implements EventMessageHandler {

    private final LiveDocuments<S> live;
    private final String resource;
    private final String segmentResource;

    ProjectionHandler(LiveDocuments<S> live) {
        String name = live.projection().name();
        this.live = live;
        this.resource = "annals.projection." + name;
        this.segmentResource = "Processor[" + name + "]/SegmentId";
    }

    @Override
    public boolean canHandle(EventMessage<?> message) {
        return LoggedMessage.isOf(live.interest(), message) && mayChange(message);
    }

    /** What cannot be opened is handled, and parked. */
    private boolean mayChange(EventMessage<?> message) {
        try {
            return !(message.getPayload() instanceof Event event)
                    || live.projection().changes(event);
        } catch (RuntimeException unreadable) {
            return true;
        }
    }

    @Override
    public boolean canHandleType(Class<?> event) {
        return live.interest().mayBeIn(event);
    }

    /** Is called for a message that any handler of the processor can handle. */
    @Override
    public @Nullable Object handle(EventMessage<?> message) {
        if (canHandle(message)) {
            fold(message);
        }
        return null;
    }

    private void fold(EventMessage<?> message) {
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
        LiveUnit<S> unit = unitOfWork.getResource(resource);
        if (unit == null) {
            unit = begin(unitOfWork, message);
            unitOfWork.resources().put(resource, unit);
        }
        unit.handle(message);
    }

    private LiveUnit<S> begin(UnitOfWork<?> unitOfWork, EventMessage<?> message) {
        Integer segment = unitOfWork.getResource(segmentResource);
        List<? extends Message<?>> messages =
                unitOfWork instanceof BatchingUnitOfWork<?> batch ? batch.getMessages() : List.of(message);
        LiveUnit<S> unit = segment == null ? LiveUnit.ofRetry(live) : LiveUnit.ofSegment(live, segment, messages);
        unitOfWork.onPrepareCommit(committing -> unit.flush());
        unitOfWork.afterCommit(committed -> unit.keep());
        unitOfWork.onRollback(rolledBack -> unit.forget());
        return unit;
    }
}
