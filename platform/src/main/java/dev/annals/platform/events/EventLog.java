package dev.annals.platform.events;

import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The event log as its readers see it, whichever backbone keeps it. */
public interface EventLog {

    /** The resource of an Axon unit of work that holds the highest position ({@code Long}) appended in it. */
    String APPENDED_POSITION = "annals.appended-position";

    /**
     * A page of one stream, newest first.
     *
     * @param stream the stream
     * @param before only events of a lower sequence; {@code Long.MAX_VALUE} for the newest
     * @param limit the most events wanted
     */
    List<RecordedEvent> newest(FragmentId stream, long before, int limit);

    /** One stream from a sequence on, oldest first. To be closed. */
    Stream<RecordedEvent> stream(FragmentId stream, long fromSequence);

    /** The same, but for events that do not matter; a backbone should leave these unopened. To be closed. */
    default Stream<RecordedEvent> stream(FragmentId stream, long fromSequence, Interest interest) {
        return stream(stream, fromSequence)
                .filter(event -> interest.in(event.event().getClass(), event::cause));
    }

    /** The whole log behind a position, in order, up to what is there at the time of the call. To be closed. */
    Stream<RecordedEvent> all(long afterPosition);

    /**
     * The whole log like {@link #all(long)}, without the events that do not matter; Axon's backbones should not open
     * these. To be closed.
     */
    default Stream<RecordedEvent> all(long afterPosition, Interest interest) {
        return all(afterPosition)
                .filter(recorded -> interest.in(recorded.event().getClass(), recorded::cause));
    }

    /**
     * The events at these positions, in the order of the log; where none stands, none is answered. Axon's backbones
     * should answer many in one round trip.
     */
    default List<RecordedEvent> at(Collection<Long> positions) {
        List<RecordedEvent> found = new ArrayList<>(positions.size());
        for (long position : positions.stream().sorted().toList()) {
            try (Stream<RecordedEvent> behind = all(position - 1)) {
                behind.findFirst().filter(event -> event.position() == position).ifPresent(found::add);
            }
        }
        return found;
    }

    /**
     * The event of an id, if it is in the log. Axon's backbones should not look through the whole log for it; one that finds
     * it by its notes may not find it in the moment after it was appended.
     */
    default Optional<RecordedEvent> find(UUID id) {
        try (Stream<RecordedEvent> all = all(-1)) {
            return all.filter(event -> event.id().equals(id)).findFirst();
        }
    }

    /** The position of the newest event; -1 for an empty log. */
    long head();

    /**
     * A position such that every event of that instant or later lies behind it; the closer, the better. Unless a backbone
     * knows better, that before the first event.
     */
    default long positionBefore(Instant instant) {
        return -1;
    }

    /**
     * The sequence of the newest event of each of these streams; streams without an event are left out. Axon's
     * backbones should answer many in one round trip.
     */
    default Map<FragmentId, Long> heads(Collection<FragmentId> streams) {
        Map<FragmentId, Long> heads = new HashMap<>();
        for (FragmentId stream : streams) {
            newest(stream, Long.MAX_VALUE, 1).forEach(event -> heads.put(stream, event.sequence()));
        }
        return heads;
    }

    /** Which of these event ids are in the log already. */
    Set<UUID> existing(Collection<UUID> ids);
}
