package dev.annals.projections;

import dev.annals.platform.documents.Documents;
import dev.annals.platform.documents.Shelf;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Processors;
import dev.annals.platform.sealing.RecordCodec;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Builds a projection's documents from the beginning of the log, beside the live ones, through the same functions.
 *
 * <p>A rebuild that was killed is simply begun again: what it left behind is dropped first. The processor stands only
 * while the last few events are folded. It has to run in this process, or not at all.
 */
final class Rebuild<S extends Record> {

    /** So close to the processor, the rest is folded while the processor stands. */
    private static final long CLOSE = 5_000;

    private final Projection<S> projection;
    private final LiveShelves shelves;
    private final EventLog log;
    private final Documents documents;
    private final RecordCodec codec;
    private final Processors processors;

    Rebuild(
            Projection<S> projection,
            LiveShelves shelves,
            EventLog log,
            Documents documents,
            RecordCodec codec,
            Processors processors) {
        this.projection = projection;
        this.shelves = shelves;
        this.log = log;
        this.documents = documents;
        this.codec = codec;
        this.processors = processors;
    }

    /** The projection's name. */
    String name() {
        return projection.name();
    }

    /**
     * Replaces the live documents by rebuilt ones, without a moment in which there are none.
     *
     * @param readersFollow how long readers elsewhere may need the old documents after the switch
     */
    Rebuilt replay(RebuildProgress progress, Duration readersFollow) {
        long began = System.nanoTime();
        Shelf old = shelves.live(projection.name());
        ShelfFilling<S> filling = begin(old);
        catchUp(filling, progress);
        standing(() -> {
            finish(filling, progress);
            shelves.switchTo(filling.shelf(), projection.version());
        });
        double seconds = secondsSince(began);
        LockSupport.parkNanos(readersFollow.toNanos());
        documents.drop(old);
        return new Rebuilt(
                projection.name(), filling.position(), filling.events(), documents.count(filling.shelf()), seconds);
    }

    /** The same before the processor was started: it need not be stopped. */
    void replayAtStart() {
        Shelf old = shelves.live(projection.name());
        ShelfFilling<S> filling = begin(old);
        finish(filling, RebuildProgress.UNWATCHED);
        shelves.switchTo(filling.shelf(), projection.version());
        documents.drop(old);
    }

    /** Whether the live documents were made by other functions than today's. */
    boolean isOutdated() {
        return shelves.version(projection.name())
                .map(version -> version != projection.version())
                .orElse(false);
    }

    /** Compares the live documents with rebuilt ones at the same position; changes nothing. */
    Checked check(RebuildProgress progress) {
        long began = System.nanoTime();
        Shelf live = shelves.live(projection.name());
        ShelfFilling<S> filling = begin(live);
        ShelfComparison<S> comparison = new ShelfComparison<>(documents, codec, projection.document());
        try {
            catchUp(filling, progress);
            standing(() -> {
                finish(filling, progress);
                comparison.compare(live, filling.shelf());
            });
        } finally {
            documents.drop(filling.shelf());
        }
        return comparison.report(projection.name(), filling.position(), filling.events(), secondsSince(began));
    }

    private ShelfFilling<S> begin(Shelf live) {
        documents.shelves().stream()
                .filter(shelf -> shelf.name().equals(live.name()) && !shelf.equals(live))
                .forEach(documents::drop);
        return new ShelfFilling<>(projection, live.next(), log, documents, codec);
    }

    private void catchUp(ShelfFilling<S> filling, RebuildProgress progress) {
        long goal = processors.position(projection.name());
        while (goal - filling.position() > CLOSE) {
            filling.upTo(goal, progress);
            goal = processors.position(projection.name());
        }
    }

    private void finish(ShelfFilling<S> filling, RebuildProgress progress) {
        filling.upTo(processors.position(projection.name()), progress);
        filling.requireComplete();
    }

    private void standing(Runnable task) {
        processors.pause(projection.name());
        try {
            task.run();
        } finally {
            processors.resume(projection.name());
        }
    }

    private static double secondsSince(long began) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) / 1_000.0;
    }
}
