package dev.annals.projections;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.documents.Documents;
import dev.annals.platform.documents.Shelf;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.sealing.RecordCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fills an empty shelf from the log, from its beginning, in large batches. Nobody else writes to the shelf. */
final class ShelfFilling<S extends Record> {

    private static final int BATCH = 5_000;
    private static final int MOST_UNWRITTEN = 10_000;
    private static final int MOST_EVENTS_UNWRITTEN = 100_000;
    private static final int MOST_CACHED = 30_000;

    private final Projection<S> projection;
    private final Shelf shelf;
    private final EventLog log;
    private final Documents documents;
    private final RecordCodec codec;
    private final FoldedCache<S> cache = FoldedCache.ofNewShelf(MOST_CACHED);
    private final Set<FragmentId> stuck = new HashSet<>();
    private Folding<S> unwritten;
    private long written;
    private long position = -1;
    private long events;
    private @Nullable String firstFailure;

    ShelfFilling(Projection<S> projection, Shelf shelf, EventLog log, Documents documents, RecordCodec codec) {
        this.projection = projection;
        this.shelf = shelf;
        this.log = log;
        this.documents = documents;
        this.codec = codec;
        this.unwritten = new Folding<>(projection, shelf, documents, codec, cache);
    }

    /** Reads on, up to a position and not beyond. */
    void upTo(long last, RebuildProgress progress) {
        if (position >= last) {
            return;
        }
        try (Stream<RecordedEvent> unread = log.all(position, projection.interest())) {
            List<RecordedEvent> batch = new ArrayList<>(BATCH);
            Iterator<RecordedEvent> each = unread.iterator();
            while (each.hasNext()) {
                RecordedEvent recorded = each.next();
                if (recorded.position() > last) {
                    break;
                }
                batch.add(recorded);
                if (batch.size() == BATCH) {
                    fold(batch);
                    progress.reached(projection.name(), position, last);
                    batch.clear();
                }
            }
            fold(batch);
            write();
        }
        position = last;
        progress.reached(projection.name(), last, last);
    }

    /** Up to which position it is filled; -1 before the first. */
    long position() {
        return position;
    }

    /** How many events were folded. */
    long events() {
        return events;
    }

    Shelf shelf() {
        return shelf;
    }

    /** Refuses to go on when events could not be folded: the shelf is not what the log says. */
    void requireComplete() {
        if (firstFailure != null) {
            throw new Rejected(
                    Rejection.CONFLICT,
                    "The projection " + projection.name() + " cannot fold events of " + stuck.size()
                            + " streams; the first is " + firstFailure);
        }
    }

    private void fold(List<RecordedEvent> batch) {
        if (batch.isEmpty()) {
            return;
        }
        Map<Long, List<String>> keys = HashMap.newHashMap(batch.size());
        Set<String> all = new HashSet<>();
        for (RecordedEvent recorded : batch) {
            attempt(recorded, () -> {
                List<String> changed = projection.keys(recorded);
                keys.put(recorded.position(), changed);
                all.addAll(changed);
            });
        }
        unwritten.load(all);
        for (RecordedEvent recorded : batch) {
            attempt(recorded, () -> unwritten.apply(recorded, keys.getOrDefault(recorded.position(), List.of())));
        }
        events += batch.size();
        position = batch.getLast().position();
        if (unwritten.changed().size() >= MOST_UNWRITTEN || events - written >= MOST_EVENTS_UNWRITTEN) {
            write();
        }
    }

    private void write() {
        unwritten.flush();
        cache.keep(unwritten.changed());
        unwritten = new Folding<>(projection, shelf, documents, codec, cache);
        written = events;
    }

    /** An event that fails holds up its stream, as it does in the live processor. */
    private void attempt(RecordedEvent recorded, Runnable step) {
        if (stuck.contains(recorded.stream())) {
            return;
        }
        try {
            step.run();
        } catch (RuntimeException failure) {
            stuck.add(recorded.stream());
            if (firstFailure == null) {
                firstFailure = "a " + recorded.event().getClass().getSimpleName() + " at position "
                        + recorded.position() + " (" + failure.getClass().getSimpleName() + ")";
            }
        }
    }
}
