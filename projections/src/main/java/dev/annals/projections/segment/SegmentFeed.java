package dev.annals.projections.segment;

import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.LoggedMessage;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Feeds the engine with what its processor hands out, a unit of work at a time: the processor's position says up to where
 * everything that follows is on record. A failure fails the unit of work, to be tried again.
 */
final class SegmentFeed implements EventMessageHandler {

    private static final String RESOURCE = "annals.segment-engine";

    private final SegmentEngine engine;

    SegmentFeed(SegmentEngine engine) {
        this.engine = engine;
    }

    @Override
    public boolean canHandle(EventMessage<?> message) {
        return LoggedMessage.isOf(SegmentEngine.OF_ALL, message);
    }

    @Override
    public boolean canHandleType(Class<?> event) {
        return SegmentEngine.OF_ALL.mayBeIn(event);
    }

    /** Is called for a message that any handler of the processor can handle. */
    @Override
    public @Nullable Object handle(EventMessage<?> message) {
        if (canHandle(message)) {
            UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
            List<RecordedEvent> batch = unitOfWork.getResource(RESOURCE);
            if (batch == null) {
                List<RecordedEvent> begun = new ArrayList<>();
                unitOfWork.resources().put(RESOURCE, begun);
                unitOfWork.onPrepareCommit(committing -> engine.take(begun));
                batch = begun;
            }
            batch.add(LoggedMessage.read(message));
        }
        return null;
    }
}
