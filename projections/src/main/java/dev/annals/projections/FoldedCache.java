package dev.annals.projections;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Spares reading and opening documents that were folded a moment ago. Bounded; holds only what is stored as well. */
final class FoldedCache<S extends Record> {

    private final Cache<String, Folded<S>> entries;
    private volatile boolean complete;

    private FoldedCache(int most, boolean complete) {
        this.complete = complete;
        this.entries = Caffeine.newBuilder()
                .maximumSize(most)
                .executor(Runnable::run)
                .evictionListener((key, value, cause) -> this.complete = false)
                .build();
    }

    /** For a shelf that others may have written to. */
    static <S extends Record> FoldedCache<S> ofSharedShelf(int most) {
        return new FoldedCache<>(most, false);
    }

    /** For a shelf that is empty and only written through this cache: until it overflows it knows every document. */
    static <S extends Record> FoldedCache<S> ofNewShelf(int most) {
        return new FoldedCache<>(most, true);
    }

    /** The document; null when the store has to be asked. */
    @Nullable
    Folded<S> get(String key) {
        Folded<S> known = entries.getIfPresent(key);
        return known == null && complete ? Folded.absent() : known;
    }

    void keep(Map<String, Folded<S>> stored) {
        entries.putAll(stored);
    }

    void forget(Collection<String> keys) {
        entries.invalidateAll(keys);
    }

    void clear() {
        entries.invalidateAll();
    }
}
