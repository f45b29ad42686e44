package dev.annals.projections;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.annals.platform.documents.Documents;
import dev.annals.platform.documents.Shelf;
import dev.annals.platform.events.Interest;
import dev.annals.platform.sealing.RecordCodec;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The live documents of one projection, as far as this process has them in memory from one unit of work to the next. */
final class LiveDocuments<S extends Record> {

    private static final int MOST_CACHED = 20_000;

    private final Projection<S> projection;
    private final Interest interest;
    private final LiveShelves shelves;
    private final Documents documents;
    private final RecordCodec codec;
    private final UUID writer;
    private final FoldedCache<S> cache = FoldedCache.ofSharedShelf(MOST_CACHED);
    private final Cache<String, Boolean> retried = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(10))
            .maximumSize(MOST_CACHED)
            .build();
    private final Map<Integer, Long> reached = new ConcurrentHashMap<>();
    private volatile @Nullable Shelf cached;

    /** @param writer names this process among those that may run the projection */
    LiveDocuments(Projection<S> projection, LiveShelves shelves, Documents documents, RecordCodec codec, UUID writer) {
        this.projection = projection;
        this.interest = projection.interest();
        this.shelves = shelves;
        this.documents = documents;
        this.codec = codec;
        this.writer = writer;
    }

    Projection<S> projection() {
        return projection;
    }

    /** Which events matter to the projection. */
    Interest interest() {
        return interest;
    }

    /**
     * Finds the live shelf for a unit of work, and drops what is cached when it is not what is stored: when others wrote
     * to the shelf since, or when events come once more, because a database that crashed has lost its newest commits.
     *
     * @param fromPosition the position of the first event that changes documents
     */
    LiveShelves.Claim claim(int segment, long fromPosition) {
        LiveShelves.Claim claim = shelves.claim(projection.name(), segment, writer);
        if (!claim.continued()
                || !claim.shelf().equals(cached)
                || fromPosition <= reached.getOrDefault(segment, Long.MIN_VALUE)) {
            cache.clear();
            cached = claim.shelf();
        }
        return claim;
    }

    /** Folds into the claimed shelf, trusting the cache. */
    Folding<S> fold(LiveShelves.Claim claim) {
        return new Folding<>(projection, claim.shelf(), documents, codec, cache);
    }

    /** Folds into the live shelf beside the processor: nothing cached is trusted. */
    Folding<S> foldAfresh() {
        return new Folding<>(projection, shelves.live(projection.name()), documents, codec, null);
    }

    /** Writes down, with the documents, who wrote them and by which functions. */
    void sign(LiveShelves.Claim claim, int segment, long fromPosition) {
        if (claim.isNew()) {
            shelves.switchTo(claim.shelf(), projection.version());
        }
        if (!claim.continued()) {
            shelves.writtenBy(projection.name(), segment, writer, fromPosition);
        }
    }

    /** Trusts what a unit of work has stored, up to the position of its last event that changed a document. */
    void keep(int segment, long lastPosition, Map<String, Folded<S>> stored) {
        cache.keep(stored);
        if (!stored.isEmpty()) {
            reached.put(segment, lastPosition);
        }
        retried.invalidateAll(stored.keySet());
    }

    FoldedCache<S> cache() {
        return cache;
    }

    /** Notes that a retry is writing these documents, so that a unit of work under way reads them again. */
    void retrying(Collection<String> keys) {
        keys.forEach(key -> retried.put(key, true));
        cache.forget(keys);
    }

    boolean wasRetried(String key) {
        return retried.getIfPresent(key) != null;
    }
}
