package dev.annals.testkit;

import dev.annals.api.Cause;
import dev.annals.api.Event;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Keeps events on the heap: positions from 1 without gaps, sequences from 0, each event a second after the last. */
public final class InMemoryEventLog implements EventLog {

    /** When the first event is appended unless told otherwise. */
    public static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private final List<RecordedEvent> events = new ArrayList<>();
    private final Map<FragmentId, List<RecordedEvent>> streams = new HashMap<>();

    /** Appends at the next second, by the actor that the event itself implies. */
    public RecordedEvent append(FragmentId stream, Event event) {
        return append(stream, event, RecordedEvent.actorOf(event, null));
    }

    /** Appends at the next second. */
    public RecordedEvent append(FragmentId stream, Event event, String actor) {
        return append(stream, event, actor, next(), new UUID(7, events.size()));
    }

    /** Appends at the next second, with all that is known of the cause. */
    public RecordedEvent append(FragmentId stream, Event event, Cause cause) {
        return append(stream, event, cause, next(), new UUID(7, events.size()));
    }

    /** Appends. */
    public RecordedEvent append(FragmentId stream, Event event, String actor, Instant at, UUID id) {
        return append(stream, event, Cause.by(actor), at, id);
    }

    private synchronized RecordedEvent append(FragmentId stream, Event event, Cause cause, Instant at, UUID id) {
        List<RecordedEvent> before = streams.computeIfAbsent(stream, unused -> new ArrayList<>());
        RecordedEvent recorded = new RecordedEvent(id, stream, before.size(), events.size() + 1L, at, cause, event);
        before.add(recorded);
        events.add(recorded);
        return recorded;
    }

    /** Every event, in order. */
    public synchronized List<RecordedEvent> events() {
        return List.copyOf(events);
    }

    @Override
    public synchronized List<RecordedEvent> newest(FragmentId stream, long before, int limit) {
        List<RecordedEvent> all = streams.getOrDefault(stream, List.of());
        int end = Math.clamp(before, 0, all.size());
        return all.subList(Math.max(0, end - limit), end).reversed().stream().toList();
    }

    @Override
    public synchronized Stream<RecordedEvent> stream(FragmentId stream, long fromSequence) {
        return List.copyOf(streams.getOrDefault(stream, List.of())).stream().skip(fromSequence);
    }

    @Override
    public synchronized Stream<RecordedEvent> all(long afterPosition) {
        int from = Math.clamp(afterPosition, 0, events.size());
        return List.copyOf(events.subList(from, events.size())).stream();
    }

    @Override
    public synchronized long head() {
        return events.isEmpty() ? -1 : events.size();
    }

    @Override
    public synchronized long positionBefore(Instant instant) {
        return events.stream()
                .filter(event -> !event.at().isBefore(instant))
                .mapToLong(event -> event.position() - 1)
                .min()
                .orElse(events.size());
    }

    @Override
    public synchronized Set<UUID> existing(Collection<UUID> ids) {
        Set<UUID> known = new HashSet<>(ids);
        known.retainAll(events.stream().map(RecordedEvent::id).toList());
        return known;
    }

    private Instant next() {
        return events.isEmpty() ? BEGINNING : events.getLast().at().plus(Duration.ofSeconds(1));
    }
}
