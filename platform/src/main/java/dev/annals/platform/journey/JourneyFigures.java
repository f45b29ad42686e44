package dev.annals.platform.journey;

import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Counts what became of runs, per journey, version and step, straight from the log: it goes on from where it counted last,
 * so it is always what a recount would be.
 */
public final class JourneyFigures {

    private final EventLog log;
    private final Map<String, Map<Integer, RunTally>> counted = new HashMap<>();
    private long position = -1;

    public JourneyFigures(EventLog log) {
        this.log = log;
    }

    /** The figures of a journey's versions as of the end of the log. */
    public synchronized Map<Integer, RunTally> of(String journey) {
        count();
        Map<Integer, RunTally> copy = new TreeMap<>();
        counted.getOrDefault(journey, Map.of()).forEach((version, tally) -> copy.put(version, tally.copy()));
        return copy;
    }

    /** How many runs of a journey are under way, by version; versions without any are left out. */
    public Map<Integer, Long> active(String journey) {
        Map<Integer, Long> active = new TreeMap<>();
        of(journey).forEach((version, tally) -> {
            if (tally.active() > 0) {
                active.put(version, tally.active());
            }
        });
        return active;
    }

    /** Up to which position it has counted. */
    public synchronized long position() {
        return position;
    }

    private void count() {
        long head = log.head();
        try (Stream<RecordedEvent> events = log.all(position, Interest.in(JourneyRunEvent.class))) {
            events.forEach(recorded -> {
                if (recorded.event() instanceof JourneyRunEvent event && recorded.position() > position) {
                    take(counted, event);
                    position = recorded.position();
                }
            });
        }
        position = Math.max(position, head);
    }

    /** Counts one event. */
    static void take(Map<String, Map<Integer, RunTally>> counted, JourneyRunEvent event) {
        Map<Integer, RunTally> versions = counted.computeIfAbsent(event.journey(), none -> new TreeMap<>());
        if (event instanceof JourneyRunEvent.RunMigrated it) {
            versions.computeIfAbsent(it.from(), none -> new RunTally()).leave(it);
        }
        versions.computeIfAbsent(event.version(), none -> new RunTally()).take(event);
    }
}
