package dev.annals.platform.events;

import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.freshness.Freshness;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Knows what all events of one stream come to, and reads on where it ended. What another process records there is known here
 * a second later at most; what this one records, at once after {@link #refresh}.
 *
 * @param <V> what they come to; immutable
 */
public final class StreamFold<V> {

    private static final Duration FRESH_FOR = Duration.ofSeconds(1);

    private final EventLog log;
    private final FragmentId stream;
    private final BiFunction<V, List<RecordedEvent>, V> fold;
    private final LoadingCache<FragmentId, Known<V>> known;
    private Known<V> read;

    /**
     * Looks into the log when it is asked first.
     *
     * @param nothing what no events come to
     * @param fold what something comes to with some more events, at least one, in order
     */
    public StreamFold(EventLog log, FragmentId stream, V nothing, BiFunction<V, List<RecordedEvent>, V> fold) {
        this.log = log;
        this.stream = stream;
        this.fold = fold;
        this.read = new Known<>(nothing, -1);
        this.known = Freshness.within(FRESH_FOR).maximumSize(1).build(unused -> readOn());
    }

    private record Known<V>(V value, long sequence) {}

    /** What they come to. */
    public V get() {
        return known.get(stream).value();
    }

    /** Forgets what was looked up, because something was recorded: whoever asks next is told of it. */
    public void refresh() {
        known.invalidate(stream);
    }

    private synchronized Known<V> readOn() {
        List<RecordedEvent> more;
        try (Stream<RecordedEvent> events = log.stream(stream, read.sequence() + 1)) {
            more = events.toList();
        }
        if (!more.isEmpty()) {
            read = new Known<>(fold.apply(read.value(), more), more.getLast().sequence());
        }
        return read;
    }
}
