package dev.annals.query.interaction;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Several streams as one, newest first, read page by page from their ends. */
public final class NewestFirst {

    private static final int SMALLEST_PAGE = 10;
    private static final int LARGEST_PAGE = 1_000;

    private final EventLog log;
    private final int pageSize;
    private final PriorityQueue<Tail> tails =
            new PriorityQueue<>(Comparator.comparingLong(Tail::position).reversed());
    private final Map<Long, Long> sequences;
    private long below;

    /**
     * Looks for the newest event of each stream.
     *
     * @param wanted about how many events will be read
     */
    public NewestFirst(EventLog log, Collection<FragmentId> streams, StreamCursor cursor, int wanted) {
        this.log = log;
        this.pageSize = Math.clamp(2L * wanted / Math.max(1, streams.size()), SMALLEST_PAGE, LARGEST_PAGE);
        this.below = cursor.below();
        this.sequences = new HashMap<>();
        for (FragmentId stream : streams) {
            long before = cursor.before(stream);
            if (before != Long.MAX_VALUE) {
                sequences.put(StreamCursor.half(stream), before);
            }
            add(new Tail(stream, before));
        }
    }

    /** The next event; null when there is none. */
    public @Nullable RecordedEvent next() {
        Tail newest = tails.poll();
        if (newest == null) {
            return null;
        }
        RecordedEvent event = newest.take();
        below = event.position();
        sequences.put(StreamCursor.half(event.stream()), event.sequence());
        add(newest);
        return event;
    }

    /** Where to go on; null when nothing is left. */
    public @Nullable StreamCursor cursor() {
        return tails.isEmpty() ? null : new StreamCursor(below, Map.copyOf(sequences));
    }

    private void add(Tail tail) {
        if (tail.hasMore()) {
            tails.add(tail);
        } else {
            sequences.put(StreamCursor.half(tail.stream), 0L);
        }
    }

    /** What is left of one stream. */
    private final class Tail {

        private final FragmentId stream;
        private final Deque<RecordedEvent> page = new ArrayDeque<>();
        private final long lowerThan = below;
        private long before;
        private boolean ended;

        Tail(FragmentId stream, long before) {
            this.stream = stream;
            this.before = before;
        }

        boolean hasMore() {
            while (page.isEmpty() && !ended && before > 0) {
                List<RecordedEvent> older = log.newest(stream, before, pageSize);
                ended = older.size() < pageSize;
                older.stream().filter(event -> event.position() < lowerThan).forEach(page::add);
                if (!older.isEmpty()) {
                    before = older.getLast().sequence();
                }
            }
            return !page.isEmpty();
        }

        long position() {
            return page.getFirst().position();
        }

        RecordedEvent take() {
            return page.removeFirst();
        }
    }
}
