package dev.annals.platform.documents;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Port: where read models are kept. A document is found by its key, or by a range of keys; there is no other query,
 * because personal values are encrypted and no database could search them.
 *
 * <p>Writes take part in the transaction of the caller where the store has transactions. Keys are compared byte by byte
 * in UTF-8.
 */
public interface Documents {

    /** The documents of those keys that exist; one round trip. */
    Map<String, Document> get(Shelf shelf, Collection<String> keys);

    /**
     * Writes documents; one round trip. A document whose stored position is not lower than the given one stays as it
     * is, so writing twice, or late, changes nothing. No key may occur twice.
     */
    void put(Shelf shelf, Collection<Document> documents);

    /** Deletes documents; those that do not exist are passed over. */
    void delete(Shelf shelf, Collection<String> keys);

    /** A page of documents in the order of the range. */
    List<Document> range(Shelf shelf, Range range);

    /** How many documents there are. May take time in proportion to them. */
    long count(Shelf shelf);

    /** Removes everything on the shelf. */
    void drop(Shelf shelf);

    /** All shelves that hold at least one document. */
    Set<Shelf> shelves();
}
