package dev.annals.projections;

import dev.annals.platform.documents.Document;
import dev.annals.platform.documents.Documents;
import dev.annals.platform.documents.Range;
import dev.annals.platform.sealing.RecordCodec;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the live documents of a projection, wherever they are kept. */
public final class ReadModel<S extends Record> {

    private final Projection<S> projection;
    private final LiveShelves shelves;
    private final Documents documents;
    private final RecordCodec codec;

    ReadModel(Projection<S> projection, LiveShelves shelves, Documents documents, RecordCodec codec) {
        this.projection = projection;
        this.shelves = shelves;
        this.documents = documents;
        this.codec = codec;
    }

    /** The processor whose position says how far the documents are. */
    public String processor() {
        return projection.name();
    }

    /** The document of a key. */
    public Optional<S> find(String key) {
        return Optional.ofNullable(get(List.of(key)).get(key));
    }

    /** The documents of those keys that exist; one round trip. */
    public Map<String, S> get(Collection<String> keys) {
        Map<String, S> found = new HashMap<>();
        Map<String, Document> stored = documents.get(shelves.forReading(projection.name()), keys);
        codec.prefetch(projection.subjects(stored.keySet()));
        stored.forEach((key, document) -> found.put(key, codec.read(document.body(), projection.document())));
        return found;
    }

    /** A page of documents in the order of their keys. */
    public List<Entry<S>> range(Range range) {
        return range(range, projection.document());
    }

    /**
     * A page of documents in the order of their keys, of which only a part is wanted.
     *
     * @param part a record of the same wire name as the documents, with those of their components that are wanted
     */
    public <T extends Record> List<Entry<T>> range(Range range, Class<T> part) {
        List<Document> page = documents.range(shelves.forReading(projection.name()), range);
        codec.prefetch(projection.subjects(page.stream().map(Document::key).toList()));
        return page.stream()
                .map(document -> new Entry<>(document.key(), codec.read(document.body(), part)))
                .toList();
    }

    /**
     * A stretch of the list in which a projection keeps each document a second time, under the position at which it began
     * ({@link ListKeys#at(long)}): the documents as they are now, the newest first.
     *
     * @param below only what began below this position
     * @param limit the most documents wanted
     * @param key the key under which a document is kept as it is now
     */
    public List<S> newest(long below, int limit, Function<S, String> key) {
        List<S> begun = range(new Range(ListKeys.LIST, ListKeys.at(below), limit, true)).stream()
                .map(Entry::document)
                .toList();
        Map<String, S> now = get(begun.stream().map(key).toList());
        return begun.stream()
                .map(each -> now.getOrDefault(key.apply(each), each))
                .toList();
    }

    /**
     * A document of a page.
     *
     * @param key its key
     * @param document what it says
     */
    public record Entry<S extends Record>(String key, S document) {}
}
