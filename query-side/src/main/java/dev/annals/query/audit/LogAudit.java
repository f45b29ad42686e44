package dev.annals.query.audit;

import dev.annals.api.audit.AuditEntry;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.web.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists the whole log from its end backwards: the events that a list of the index has, where one has all that match, and
 * else whatever matches.
 *
 * <p>The log is read forwards only, so this goes back window by window, and of a window keeps no more than the page still
 * needs. One page looks at {@link #MOST_SCANNED} positions, and at {@link #MOST_LISTED} events of a list, at most: where
 * few events match it can be short, even empty, and still have a next one. A period is looked up by time, so pages begin
 * at its end and stop at its beginning.
 */
public final class LogAudit {

    /** How many positions one page looks at, at most. */
    static final int MOST_SCANNED = 50_000;

    /** How many events of a list one page opens, at most. */
    static final int MOST_LISTED = 5_000;

    /** How far apart the clocks of the machines that record events may be. */
    private static final Duration CLOCKS_AGREE = Duration.ofMinutes(1);

    private static final int SMALLEST_WINDOW = 1_000;
    private static final int LARGEST_WINDOW = 10_000;
    private static final int LISTED_AT_ONCE = 500;

    private final EventLog log;
    private final ListedPositions listed;

    public LogAudit(EventLog log, ListedPositions listed) {
        this.log = log;
        this.listed = listed;
    }

    /** The position of the newest event. */
    long head() {
        return log.head();
    }

    /**
     * A page.
     *
     * @param cursor only events of a lower position than this; null for the newest
     * @param limit the most entries wanted
     */
    Page<AuditEntry> page(AuditFilter filter, @Nullable String cursor, int limit) {
        long upper = Math.min(end(filter.to()), cursor == null ? Long.MAX_VALUE : position(cursor));
        long bottom = filter.from() == null ? 0 : log.positionBefore(filter.from()) + 1;
        Optional<String> list = listed.listOf(filter);
        long unlisted = list.isPresent() ? Math.max(bottom, Math.min(upper, listed.reach() + 1)) : bottom;
        long floor = Math.max(unlisted, upper - MOST_SCANNED);
        List<AuditEntry> found = new ArrayList<>();
        for (int size = SMALLEST_WINDOW; upper > floor && found.size() <= limit; size = wider(size)) {
            long lower = Math.max(floor, upper - size);
            found.addAll(window(filter, lower, upper, limit + 1 - found.size()));
            upper = lower;
        }
        if (list.isPresent() && upper == unlisted) {
            upper = addListed(found, list.get(), filter, bottom, upper, limit);
        }
        if (found.size() > limit) {
            List<AuditEntry> shown = List.copyOf(found.subList(0, limit));
            return new Page<>(shown, Long.toString(shown.getLast().position()));
        }
        return new Page<>(found, upper > bottom ? Long.toString(upper) : null);
    }

    /** Adds what a list has, down to a position; answers how far down it came. */
    private long addListed(List<AuditEntry> found, String list, AuditFilter filter, long bottom, long from, int limit) {
        long upper = from;
        for (int opened = 0; upper > bottom && found.size() <= limit && opened < MOST_LISTED; ) {
            List<Long> positions = listed.between(list, bottom, upper, LISTED_AT_ONCE);
            log.at(positions).reversed().stream()
                    .filter(filter)
                    .limit(limit + 1L - found.size())
                    .map(AuditTrail::entry)
                    .forEach(found::add);
            opened += positions.size();
            upper = positions.size() < LISTED_AT_ONCE ? bottom : positions.getLast();
        }
        return upper;
    }

    private static long position(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException notOurs) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER, "The parameter 'cursor' is none that a page answered as 'next'.");
        }
    }

    /** The position behind which nothing was recorded before an instant. */
    private long end(@Nullable Instant to) {
        long head = log.head();
        if (to == null) {
            return head + 1;
        }
        long last = log.positionBefore(to.plus(CLOCKS_AGREE));
        return last < 0 ? head + 1 : Math.min(head, last) + 1;
    }

    /** What matches from one position to below another, newest first. */
    private Deque<AuditEntry> window(AuditFilter filter, long lower, long upper, int most) {
        Deque<AuditEntry> newest = new ArrayDeque<>();
        try (Stream<RecordedEvent> events = log.all(lower - 1)) {
            Iterator<RecordedEvent> matching = events.takeWhile(event -> event.position() < upper)
                    .filter(filter)
                    .iterator();
            while (matching.hasNext()) {
                newest.addFirst(AuditTrail.entry(matching.next()));
                if (newest.size() > most) {
                    newest.removeLast();
                }
            }
        }
        return newest;
    }

    private static int wider(int size) {
        return Math.min(LARGEST_WINDOW, size * 2);
    }
}
