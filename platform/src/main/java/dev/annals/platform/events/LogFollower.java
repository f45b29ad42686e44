package dev.annals.platform.events;

import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads on in the log where it ended last, for whoever keeps in memory what some events come to. An event that could not be
 * taken is handed out again by the next call; those before it are not. Used by one thread at a time.
 */
public final class LogFollower {

    private final EventLog log;
    private final Interest interest;
    private long position;

    /**
     * @param interest which events are handed out
     * @param after behind which position the log is read; -1 for all of it
     */
    public LogFollower(EventLog log, Interest interest, long after) {
        this.log = log;
        this.interest = interest;
        this.position = after;
    }

    /** Hands out what has come since, in order, up to the end of the log; answers whether the log has grown. */
    public boolean follow(Consumer<RecordedEvent> taker) {
        long head = log.head();
        if (head <= position) {
            return false;
        }
        try (Stream<RecordedEvent> events = log.all(position, interest)) {
            events.forEach(recorded -> {
                taker.accept(recorded);
                position = recorded.position();
            });
        }
        position = Math.max(position, head);
        return true;
    }

    /** Up to which position everything was handed out. */
    public long position() {
        return position;
    }
}
