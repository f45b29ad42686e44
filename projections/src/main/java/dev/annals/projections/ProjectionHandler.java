package dev.annals.projections;

import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Keeps the live documents of a projection current: Axon's shell around {@link Folding}. Documents are read once and
 * written once a unit of work, in its transaction, before it commits.
 *
 * <p>An event that the projection cannot fold throws, so that it alone is parked. A store that is away fails the whole
 * unit of work instead, to be tried again.
 */
final class ProjectionHandler<S extends Record> {

    private final LiveDocuments<S> live;
    private final String resource;
    private final String segmentResource;

    ProjectionHandler(LiveDocuments<S> live) {
        String name = live.projection().name();
        this.live = live;
        this.resource = "annals.projection." + name;
        this.segmentResource = "Processor[" + name + "]/SegmentId";
    }

    /** Takes the message and not the event, which Axon would open first. */
    @EventHandler
    void on(EventMessage<?> message) {
        if (!LoggedMessage.isOf(live.projection().interest(), message)) {
            return;
        }
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
