package dev.annals.projections.segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Remembers when time alone may change who is in which segment; each of these once. */
final class Timers {

    private final TreeSet<Timer> all = new TreeSet<>();

    /**
     * One of them.
     *
     * @param due when
     * @param number who
     * @param slot which segment
     */
    record Timer(Instant due, int number, int slot) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            int byTime = due.compareTo(other.due);
            if (byTime != 0) {
                return byTime;
            }
            int byNumber = Integer.compare(number, other.number);
            return byNumber != 0 ? byNumber : Integer.compare(slot, other.slot);
        }
    }

    void set(Instant due, int number, int slot) {
        if (!due.equals(Instant.MAX)) {
            all.add(new Timer(due, number, slot));
        }
    }

    /** Whether one is due. */
    boolean isDue(Instant instant) {
        return !all.isEmpty() && !all.first().due().isAfter(instant);
    }

    /** Takes all that come first and are due at the same instant; empty when none is due yet. */
    List<Timer> next(Instant now) {
        List<Timer> next = new ArrayList<>();
        while (!all.isEmpty()
                && !all.first().due().isAfter(now)
                && (next.isEmpty() || all.first().due().equals(next.getFirst().due()))) {
            next.add(all.pollFirst());
        }
        return next;
    }
}
