package dev.annals.axonserver.eventstore;

import dev.annals.api.Cause;
import dev.annals.api.Event;
import dev.annals.api.Events;
import dev.annals.api.identity.FragmentId;
import dev.annals.axonserver.serialisation.StoredNames;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** The log for those who read it without Axon: messages become {@link RecordedEvent}s. */
public final class AxonEventLog implements EventLog {

    private static final Map<Class<?>, String> NAMES = Events.all().stream()
            .collect(Collectors.toUnmodifiableMap(
                    type -> type, type -> StoredNames.nameOf(type).getName()));

    private final EventStore store;
    private final LogReads reads;

    public AxonEventLog(EventStore store, LogReads reads) {
        this.store = store;
        this.reads = reads;
    }

    @Override
    public List<RecordedEvent> newest(FragmentId stream, long before, int limit) {
        return reads.newest(stream.toString(), before, limit).stream()
                .map(AxonEventLog::recorded)
                .toList();
    }

    @Override
    public Stream<RecordedEvent> stream(FragmentId stream, long fromSequence) {
        return reads.stream(stream.toString(), fromSequence).map(AxonEventLog::recorded);
    }

    @Override
    public Stream<RecordedEvent> stream(FragmentId stream, long fromSequence, Interest interest) {
        return reads.named(names(interest), stream.toString(), fromSequence)
                .filter(message -> interest.in(message.getPayloadType(), () -> Cause.of(message.getMetaData())))
                .map(AxonEventLog::recorded);
    }

    @Override
    public Stream<RecordedEvent> all(long afterPosition) {
        return reads.all(afterPosition).map(AxonEventLog::recorded);
    }

    @Override
    public Stream<RecordedEvent> all(long afterPosition, Interest interest) {
        return reads.named(
                names(interest),
                afterPosition,
                message -> interest.in(message.getPayloadType(), () -> Cause.of(message.getMetaData()))
                        ? recorded(message)
                        : null);
    }

    private static Set<String> names(Interest interest) {
        Set<String> names = new HashSet<>();
        NAMES.forEach((type, name) -> {
            if (interest.mayBeIn(type)) {
                names.add(name);
            }
        });
        return names;
    }

    @Override
    public List<RecordedEvent> at(Collection<Long> positions) {
        return positions.isEmpty()
                ? List.of()
                : reads.at(positions).stream().map(AxonEventLog::recorded).toList();
    }

    @Override
    public Optional<RecordedEvent> find(UUID id) {
        return reads.positionOf(id)
                .flatMap(position -> at(List.of(position)).stream().findFirst());
    }

    @Override
    public long head() {
        return reads.head();
    }

    @Override
    public long positionBefore(Instant instant) {
        TrackingToken before = store.createTokenAt(instant);
        return before == null ? -1 : before.position().orElse(-1);
    }

    @Override
    public Map<FragmentId, Long> heads(Collection<FragmentId> streams) {
        return streams.isEmpty() ? Map.of() : reads.heads(streams);
    }

    @Override
    public Set<UUID> existing(Collection<UUID> ids) {
        return ids.isEmpty() ? Set.of() : reads.existing(ids);
    }

    /** @throws org.axonframework.serialization.SerializationException when the event is unknown or was damaged */
    private static RecordedEvent recorded(DomainEventMessage<?> message) {
        Event event = (Event) message.getPayload();
        return new RecordedEvent(
                UUID.fromString(message.getIdentifier()),
                FragmentId.of(message.getAggregateIdentifier()),
                message.getSequenceNumber(),
                message instanceof TrackedEventMessage<?> tracked
                        ? tracked.trackingToken().position().orElse(-1)
                        : -1,
                message.getTimestamp(),
                RecordedEvent.causeOf(event, message.getMetaData()),
                event);
    }
}
