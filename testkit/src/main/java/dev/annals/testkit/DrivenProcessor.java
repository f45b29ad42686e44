package dev.annals.testkit;

import dev.annals.platform.events.LogProcessor;
import dev.annals.platform.events.Processors.DeadLetter;
import dev.annals.platform.events.RecordedEvent;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** One log processor on the caller's thread, in Axon's units of work, with its token and parked events on the heap. */
final class DrivenProcessor {

    private final LogProcessor processor;
    private final EventMessageHandler handler;
    private final List<Parked> parked = new ArrayList<>();
    private volatile long token = -1;
    private volatile boolean paused;

    DrivenProcessor(LogProcessor processor) {
        this.processor = processor;
        this.handler = processor.handler() instanceof EventMessageHandler itself
                ? itself
                : new AnnotationEventHandlerAdapter(processor.handler());
    }

    String name() {
        return processor.name();
    }

    int batchSize() {
        return processor.batchSize();
    }

    long token() {
        return token;
    }

    void token(long position) {
        token = position;
    }

    boolean isPaused() {
        return paused;
    }

    void pause(boolean stands) {
        paused = stands;
    }

    List<Parked> parked() {
        return parked;
    }

    /** Handles a batch in one unit of work and moves the token behind it. */
    void handle(List<RecordedEvent> batch) {
        IdentityHashMap<TrackedEventMessage<?>, RecordedEvent> events = new IdentityHashMap<>();
        List<TrackedEventMessage<?>> messages = new ArrayList<>();
        for (RecordedEvent event : batch) {
            TrackedEventMessage<?> message = message(event);
            if (handler.canHandle(message)) {
                messages.add(message);
                events.put(message, event);
            }
        }
        if (!messages.isEmpty()) {
            BatchingUnitOfWork<TrackedEventMessage<?>> unitOfWork = new BatchingUnitOfWork<>(messages);
            unitOfWork.resources().put("Processor[" + name() + "]/SegmentId", 0);
            ResultMessage<?> result = unitOfWork.executeWithResult(() -> {
                TrackedEventMessage<?> message = unitOfWork.getMessage();
                handleOrPark(message, Objects.requireNonNull(events.get(message)));
                return null;
            });
            if (result.isExceptional()) {
                throw new IllegalStateException("The unit of work was rolled back", result.exceptionResult());
            }
        }
        token = batch.getLast().position();
    }

    /** Handles the parked events of a letter's stream, each in a unit of work; answers whether all succeeded. */
    boolean retry(String letterId) {
        Parked first = parked.stream()
                .filter(letter -> letter.id().equals(letterId))
                .findFirst()
                .orElseThrow();
        for (Parked letter : List.copyOf(parked)) {
            if (letter.event().stream().equals(first.event().stream())) {
                UnitOfWork<TrackedEventMessage<?>> unitOfWork = DefaultUnitOfWork.startAndGet(message(letter.event()));
                if (unitOfWork
                        .executeWithResult(() -> handler.handle(unitOfWork.getMessage()))
                        .isExceptional()) {
                    return false;
                }
                parked.remove(letter);
            }
        }
        return true;
    }

    private void handleOrPark(TrackedEventMessage<?> message, RecordedEvent event) {
        boolean waits =
                parked.stream().anyMatch(letter -> letter.event().stream().equals(event.stream()));
        try {
            if (waits) {
                parked.add(new Parked(event, "waits"));
            } else {
                handler.handle(message);
            }
        } catch (Exception refused) {
            parked.add(new Parked(event, refused.getClass().getSimpleName()));
        }
    }

    private static TrackedEventMessage<?> message(RecordedEvent event) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(event.position()),
                new GenericDomainEventMessage<>(
                        "stream",
                        event.stream().toString(),
                        event.sequence(),
                        event.event(),
                        MetaData.from(event.cause().metaData()),
                        event.id().toString(),
                        event.at()));
    }

    /** An event that could not be handled, or waits behind one. */
    record Parked(RecordedEvent event, String cause) {

        String id() {
            return "letter-" + event.position();
        }

        DeadLetter describe(String processor) {
            return new DeadLetter(
                    id(),
                    processor,
                    event.stream().toString(),
                    event.position(),
                    event.event().getClass().getSimpleName(),
                    cause,
                    event.at().toString());
        }
    }
}
