package dev.annals.platform.events;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.Span;
import dev.annals.api.privacy.ErasureEvent.Expired;
import dev.annals.api.privacy.ErasureEvent.PurposeExpired;
import dev.annals.platform.crypto.FragmentIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Knows of which interactions nothing is told any more, because the purpose for which they were collected is over. It is
 * told by one stream of the log; what another process records there is known here half a second later.
 */
public final class Expiries {

    private static final Duration FRESH_FOR = Duration.ofMillis(500);

    private final EventLog log;
    private final FragmentId stream;
    private final Map<FragmentId, List<Span>> spans = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private long next;
    private volatile long looked;
    private volatile boolean isKnown;

    /** @param log the log as it is stored; it is asked for the first time when somebody else asks here */
    public Expiries(EventLog log, FragmentIds ids) {
        this.log = log;
        this.stream = stream(ids);
    }

    /** The stream in which it is recorded. */
    public static FragmentId stream(FragmentIds ids) {
        return ids.of("retention");
    }

    /** Whether nothing is told any more of the interaction at a place of a fragment's stream. */
    public boolean covers(FragmentId fragment, long sequence) {
        return !spans.isEmpty() && covers(spans.getOrDefault(fragment, List.of()), sequence);
    }

    /** Whether a place lies in one of some spans, as {@link #now} answers them. */
    public static boolean covers(List<Span> spans, long sequence) {
        int low = 0;
        int high = spans.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Span span = spans.get(middle);
            if (span.covers(sequence)) {
                return true;
            }
            if (span.from() > sequence) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return false;
    }

    /** Whether there is no such interaction at all. */
    public boolean isEmpty() {
        return spans.isEmpty();
    }

    /** All of them as they are known now, whatever is recorded later; of each fragment in order, and apart. */
    public Map<FragmentId, List<Span>> now() {
        refresh();
        return Map.copyOf(spans);
    }

    /** Looks into the log where it was not looked at lately. */
    void look() {
        if (!isKnown) {
            refresh();
        } else if (System.nanoTime() - looked > FRESH_FOR.toNanos() && lock.tryLock()) {
            try {
                refresh();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Looks into the log at once, because something was recorded. */
    public void refresh() {
        lock.lock();
        try (Stream<RecordedEvent> events = log.stream(stream, next)) {
            events.forEach(recorded -> {
                if (recorded.event() instanceof PurposeExpired it) {
                    it.expired().forEach(this::take);
                }
                next = recorded.sequence() + 1;
            });
            looked = System.nanoTime();
            isKnown = true;
        } finally {
            lock.unlock();
        }
    }

    private void take(Expired expired) {
        spans.merge(expired.fragment(), apart(expired.spans()), (before, more) -> {
            List<Span> all = new ArrayList<>(before);
            all.addAll(more);
            return apart(all);
        });
    }

    /** The same places by spans in order, of which none touches another. */
    private static List<Span> apart(List<Span> any) {
        List<Span> apart = new ArrayList<>(any.size());
        for (Span span :
                any.stream().sorted(Comparator.comparingLong(Span::from)).toList()) {
            Span last = apart.isEmpty() ? null : apart.getLast();
            if (last != null && span.from() <= last.to() + 1) {
                apart.set(apart.size() - 1, new Span(last.from(), Math.max(last.to(), span.to())));
            } else {
                apart.add(span);
            }
        }
        return List.copyOf(apart);
    }
}
