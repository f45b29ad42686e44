package dev.annals.projections;

import dev.annals.platform.documents.Document;
import dev.annals.platform.documents.Documents;
import dev.annals.platform.documents.Shelf;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.sealing.RecordCodec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Folds a run of events into the documents of a shelf: reads each document once, applies every event that is newer than
 * it, writes each changed document once. Used by one thread.
 */
final class Folding<S extends Record> {

    private final Projection<S> projection;
    private final Shelf shelf;
    private final Documents documents;
    private final RecordCodec codec;
    private final @Nullable FoldedCache<S> cache;
    private final Map<String, @Nullable Document> read = new HashMap<>();
    private final Map<String, Folded<S>> folded = new HashMap<>();
    private final Map<String, Folded<S>> changed = new LinkedHashMap<>();

    /** @param cache what is known of the shelf's documents; null to read them all */
    Folding(
            Projection<S> projection,
            Shelf shelf,
            Documents documents,
            RecordCodec codec,
            @Nullable FoldedCache<S> cache) {
        this.projection = projection;
        this.shelf = shelf;
        this.documents = documents;
        this.codec = codec;
        this.cache = cache;
    }

    /** Makes the documents available that these keys name; at most one round trip. */
    void load(Collection<String> keys) {
        List<String> unknown = new ArrayList<>();
        for (String key : keys) {
            if (!folded.containsKey(key) && !read.containsKey(key)) {
                Folded<S> cached = cache == null ? null : cache.get(key);
                if (cached == null) {
                    unknown.add(key);
                } else {
                    folded.put(key, cached);
                }
            }
        }
        if (!unknown.isEmpty()) {
            Map<String, Document> found = documents.get(shelf, unknown);
            unknown.forEach(key -> read.put(key, found.get(key)));
        }
    }

    /** Has a document read again that someone else may have written, unless this run has changed it already. */
    void reload(String key) {
        if (!changed.containsKey(key)) {
            folded.remove(key);
            read.put(key, documents.get(shelf, List.of(key)).get(key));
        }
    }

    /**
     * Opens loaded documents.
     *
     * @throws IllegalStateException when one is damaged
     */
    void open(Collection<String> keys) {
        keys.forEach(this::document);
    }

    /**
     * Applies an event to all its documents, or, when one of them fails, to none.
     *
     * @param keys the event's keys, loaded before
     */
    void apply(RecordedEvent recorded, List<String> keys) {
        Map<String, Folded<S>> next = HashMap.newHashMap(keys.size());
        for (String key : keys) {
            Folded<S> current = document(key);
            if (recorded.position() > current.position()) {
                next.put(key, new Folded<>(projection.evolve(key, current.state(), recorded), recorded.position()));
            }
        }
        folded.putAll(next);
        changed.putAll(next);
    }

    /** Writes every changed document, and deletes those that ceased to be. */
    void flush() {
        List<Document> written = new ArrayList<>(changed.size());
        List<String> deleted = new ArrayList<>();
        changed.forEach((key, document) -> {
            S state = document.state();
            if (state == null) {
                deleted.add(key);
            } else {
                written.add(new Document(key, document.position(), codec.writeWhatMayBeKept(state)));
            }
        });
        if (!written.isEmpty()) {
            documents.put(shelf, written);
        }
        if (!deleted.isEmpty()) {
            documents.delete(shelf, deleted);
        }
    }

    /** The documents that events changed. */
    Map<String, Folded<S>> changed() {
        return changed;
    }

    /** The keys of all documents that were looked at. */
    Set<String> touched() {
        return folded.keySet();
    }

    private Folded<S> document(String key) {
        Folded<S> known = folded.get(key);
        if (known != null) {
            return known;
        }
        Document stored = read.get(key);
        Folded<S> opened = stored == null
                ? Folded.absent()
                : new Folded<>(codec.read(stored.body(), projection.document()), stored.position());
        folded.put(key, opened);
        return opened;
    }
}
