package dev.annals.platform.events;

import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.freshness.Freshness;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Knows the edition in force of what is published as a whole, each edition an event of one stream, and every earlier one.
 * What another process publishes is seen here a second later at most.
 */
public final class Editions<E> {

    private static final Duration FRESH_FOR = Duration.ofSeconds(1);

    private final EventLog log;
    private final FragmentId stream;
    private final Function<RecordedEvent, E> reader;
    private final LoadingCache<FragmentId, Newest<E>> newest;
    private volatile Newest<E> read;

    /**
     * Looks into the log when it is asked first.
     *
     * @param stream the stream, in which there is nothing else
     * @param beforeAny the edition in force while none was published
     * @param reader makes an edition of its event
     */
    public Editions(EventLog log, FragmentId stream, E beforeAny, Function<RecordedEvent, E> reader) {
        this.log = log;
        this.stream = stream;
        this.read = new Newest<>(-1, beforeAny);
        this.reader = reader;
        this.newest = Freshness.within(FRESH_FOR).maximumSize(1).build(this::load);
    }

    private record Newest<E>(long position, E edition) {}

    /** The edition in force. */
    public E inForce() {
        return newest.get(stream).edition();
    }

    /** Forgets what was looked up, because something was published: whoever asks next is told of it. */
    public void refresh() {
        newest.invalidate(stream);
    }

    /** Every edition that was published, the newest first. */
    public List<E> published() {
        try (Stream<RecordedEvent> events = log.stream(stream, 0)) {
            return events.map(reader).toList().reversed();
        }
    }

    /** An edition is read once, however often it is looked up. */
    private Newest<E> load(FragmentId of) {
        List<RecordedEvent> last = log.newest(of, Long.MAX_VALUE, 1);
        Newest<E> known = read;
        if (last.isEmpty() || last.getFirst().position() == known.position()) {
            return known;
        }
        RecordedEvent event = last.getFirst();
        Newest<E> found = new Newest<>(event.position(), reader.apply(event));
        read = found;
        return found;
    }
}
