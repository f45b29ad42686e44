package dev.annals.command.recording;

import dev.annals.api.Event;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;

/** An event store and its log in memory, which can be told to fail. */
public final class InMemoryBackbone implements EventLog {

    private final List<RuntimeException> failures = Collections.synchronizedList(new ArrayList<>());
    private final InMemoryEventStorageEngine engine = new InMemoryEventStorageEngine() {
        @Override
        public void appendEvents(List<? extends EventMessage<?>> events) {
            if (!failures.isEmpty()) {
                throw failures.removeFirst();
            }
            super.appendEvents(events);
        }
    };
    private final EventStore store =
            EmbeddedEventStore.builder().storageEngine(engine).build();

    public EventStore store() {
        return store;
    }

    /** The next append fails with this. */
    public void failNextAppendWith(RuntimeException failure) {
        failures.add(failure);
    }

    /** The events of the whole log, in order. */
    public List<Event> events() {
        return all().stream().map(RecordedEvent::event).toList();
    }

    @Override
    public List<RecordedEvent> newest(FragmentId stream, long before, int limit) {
        List<RecordedEvent> events = all().stream()
                .filter(event -> event.stream().equals(stream) && event.sequence() < before)
                .toList();
        return events.reversed().stream().limit(limit).toList();
    }

    @Override
    public Stream<RecordedEvent> stream(FragmentId stream, long fromSequence) {
        return all().stream().filter(event -> event.stream().equals(stream) && event.sequence() >= fromSequence);
    }

    @Override
    public Stream<RecordedEvent> all(long afterPosition) {
        return all().stream().filter(event -> event.position() > afterPosition);
    }

    @Override
    public long head() {
        return all().size() - 1L;
    }

    @Override
    public Set<UUID> existing(Collection<UUID> ids) {
        Set<UUID> existing = new HashSet<>(ids);
        existing.retainAll(all().stream().map(RecordedEvent::id).toList());
        return existing;
    }

    private List<RecordedEvent> all() {
        try (Stream<? extends TrackedEventMessage<?>> messages = engine.readEvents(null, false)) {
            return messages.map(InMemoryBackbone::recorded).toList();
        }
    }

    private static RecordedEvent recorded(TrackedEventMessage<?> message) {
        DomainEventMessage<?> domain = (DomainEventMessage<?>) message;
        Event event = (Event) domain.getPayload();
        return new RecordedEvent(
                UUID.fromString(domain.getIdentifier()),
                FragmentId.of(domain.getAggregateIdentifier()),
                domain.getSequenceNumber(),
                message.trackingToken().position().orElseThrow(),
                domain.getTimestamp(),
                RecordedEvent.causeOf(event, domain.getMetaData()),
                event);
    }
}
