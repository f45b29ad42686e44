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
        documents
                .get(shelves.forReading(projection.name()), keys)
                .forEach((key, document) -> found.put(key, open(document)));
        return found;
    }

    /** A page of documents in the order of their keys. */
    public List<Entry<S>> range(Range range) {
        return documents.range(shelves.forReading(projection.name()), range).stream()
                .map(document -> new Entry<>(document.key(), open(document)))
                .toList();
    }

    private S open(Document document) {
        return codec.read(document.body(), projection.document());
    }

    /**
     * A document of a page.
     *
     * @param key its key
     * @param document what it says
     */
    public record Entry<S extends Record>(String key, S document) {}
}
