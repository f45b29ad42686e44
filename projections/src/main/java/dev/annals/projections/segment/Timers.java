package dev.annals.projections.segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Remembers when time alone may change who is in which segment: of each person in each segment the first time at most. That
 * is enough, because whoever is looked at then is asked anew how long the answer holds.
 *
 * <p>Of what is due later than within this quarter of an hour only the quarter is kept, in two bytes. When it begins, those
 * concerned are due at once; asked then, they say exactly when they are.
 */
final class Timers {

    private static final long QUARTER = 900;
    private static final long HORIZON = 30_000;
    private static final int CIRCLE = 65_535;

    private final List<Dues> later = new ArrayList<>();
    private final TreeMap<Long, BitSet> quarters = new TreeMap<>();
    private final TreeSet<Timer> soon = new TreeSet<>();
    private final Map<Long, Instant> soonest = new HashMap<>();
    private long begun = Long.MIN_VALUE;

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

    /** Takes where something is kept until when. */
    interface Kept {
        void at(Instant due, int number, int slot);
    }

    /** Remembers a time; {@link Instant#MAX} for none. */
    void set(Instant now, Instant due, int number, int slot) {
        if (due.equals(Instant.MAX)) {
            return;
        }
        begun = Math.max(begun, quarter(now));
        Instant known = soonest.get(packed(number, slot));
        if (known != null && !known.isAfter(due)) {
            return;
        }
        long quarter = quarter(due);
        if (quarter <= begun) {
            soonest.put(packed(number, slot), due);
            soon.add(new Timer(due, number, slot));
        } else if (known == null) {
            setLater(Math.min(quarter, begun + HORIZON), number, slot);
        }
    }

    private void setLater(long quarter, int number, int slot) {
        while (later.size() <= slot) {
            later.add(new Dues());
        }
        Dues dues = later.get(slot);
        char noted = dues.get(number);
        if (noted == 0 || distance(noted) > quarter - begun) {
            dues.put(number, code(quarter));
            quarters.computeIfAbsent(quarter, each -> new BitSet()).set(slot);
        }
    }

    /** Whether one is due. */
    boolean isDue(Instant instant) {
        return (!soon.isEmpty() && !soon.first().due().isAfter(instant))
                || (!quarters.isEmpty() && !start(quarters.firstKey()).isAfter(instant));
    }

    /** Takes all that come first and are due at the same instant; empty when none is due yet. */
    List<Timer> next(Instant now) {
        while (!quarters.isEmpty() && !start(quarters.firstKey()).isAfter(now)) {
            Instant start = start(quarters.firstKey());
            if (!soon.isEmpty() && !soon.first().due().isAfter(start)) {
                break;
            }
            List<Timer> beginning = begin();
            if (!beginning.isEmpty()) {
                return beginning;
            }
        }
        List<Timer> next = new ArrayList<>();
        while (!soon.isEmpty()
                && !soon.first().due().isAfter(now)
                && (next.isEmpty() || soon.first().due().equals(next.getFirst().due()))) {
            Timer timer = soon.removeFirst();
            soonest.remove(packed(timer.number(), timer.slot()), timer.due());
            next.add(timer);
        }
        return next;
    }

    /** Everybody of whom it was noted that something may happen within the next quarter of an hour that has not begun. */
    private List<Timer> begin() {
        var first = quarters.pollFirstEntry();
        long quarter = first.getKey();
        begun = Math.max(begun, quarter);
        Instant start = start(quarter);
        List<Timer> timers = new ArrayList<>();
        first.getValue().stream().forEach(slot -> {
            Dues dues = later.get(slot);
            int before = timers.size();
            dues.forEach(code(quarter), number -> timers.add(new Timer(start, number, slot)));
            timers.subList(before, timers.size()).forEach(each -> dues.put(each.number(), (char) 0));
        });
        return timers;
    }

    /** Forgets everything of a segment. */
    void clear(int slot) {
        if (slot < later.size()) {
            later.set(slot, new Dues());
        }
        soon.removeIf(each -> each.slot() == slot);
        soonest.keySet().removeIf(each -> (int) (long) each == slot);
    }

    /** Tells all of them, those that are kept by the quarter with the beginning of it. */
    void forEach(Kept kept) {
        soon.forEach(each -> kept.at(each.due(), each.number(), each.slot()));
        for (int slot = 0; slot < later.size(); slot++) {
            Dues dues = later.get(slot);
            int of = slot;
            dues.forEach((char) 0, number -> kept.at(start(begun + distance(dues.get(number))), number, of));
        }
    }

    /** How many bytes those of a segment take that are not due soon. */
    long bytes() {
        return later.stream().mapToLong(Dues::bytes).sum();
    }

    private static long quarter(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), QUARTER);
    }

    private static Instant start(long quarter) {
        return Instant.ofEpochSecond(quarter * QUARTER);
    }

    private static char code(long quarter) {
        return (char) (1 + Math.floorMod(quarter, CIRCLE));
    }

    /** How many quarters behind the one that has begun another one lies; less than 0 where it lies before it. */
    private long distance(char code) {
        long ahead = Math.floorMod(code - 1 - begun, (long) CIRCLE);
        return ahead > HORIZON ? ahead - CIRCLE : ahead;
    }

    private static long packed(int number, int slot) {
        return ((long) number << 32) | slot;
    }
}
