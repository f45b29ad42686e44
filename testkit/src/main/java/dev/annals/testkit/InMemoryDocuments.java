package dev.annals.testkit;

import dev.annals.platform.documents.Document;
import dev.annals.platform.documents.Documents;
import dev.annals.platform.documents.Range;
import dev.annals.platform.documents.Shelf;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Keeps documents on the heap, for tests in milliseconds; counts round trips. Has no transactions. */
public final class InMemoryDocuments implements Documents {

    private final Map<Shelf, ConcurrentSkipListMap<String, Document>> shelves = new ConcurrentHashMap<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private volatile Predicate<Shelf> unreachable = shelf -> false;

    /** From now on every access to the shelves of that name fails. */
    public void failFor(String shelfName) {
        unreachable = shelf -> shelf.name().equals(shelfName);
    }

    /** Ends what {@link #failFor} began. */
    public void recover() {
        unreachable = shelf -> false;
    }

    /** What is stored now, so that {@link #loseWhatCameAfter} can go back to it. */
    public InMemoryDocuments copy() {
        InMemoryDocuments copy = new InMemoryDocuments();
        copy.loseWhatCameAfter(this);
        return copy;
    }

    /** Like a database that crashed before its newest commits were on disk. */
    public void loseWhatCameAfter(InMemoryDocuments copy) {
        shelves.clear();
        copy.shelves.forEach((shelf, documents) -> shelves.put(shelf, documents.clone()));
    }

    /** How often documents were read, by key or by range. */
    public int reads() {
        return reads.get();
    }

    /** How often documents were written or deleted. */
    public int writes() {
        return writes.get();
    }

    @Override
    public Map<String, Document> get(Shelf shelf, Collection<String> keys) {
        reads.incrementAndGet();
        NavigableMap<String, Document> documents = on(shelf);
        Map<String, Document> found = new HashMap<>();
        for (String key : keys) {
            Document document = documents.get(key);
            if (document != null) {
                found.put(key, document);
            }
        }
        return found;
    }

    @Override
    public void put(Shelf shelf, Collection<Document> documents) {
        writes.incrementAndGet();
        Set<String> keys = new HashSet<>();
        for (Document document : documents) {
            String key = document.key();
            if (key.isEmpty() || key.length() > 200 || key.indexOf('\0') >= 0 || !keys.add(key)) {
                throw new IllegalArgumentException("A key has 1 to 200 characters, no NUL, and occurs once in a put");
            }
        }
        Map<String, Document> kept = on(shelf);
        for (Document document : documents) {
            Document copy = new Document(
                    document.key(), document.position(), document.body().clone());
            kept.merge(copy.key(), copy, (old, given) -> given.position() > old.position() ? given : old);
        }
    }

    @Override
    public void delete(Shelf shelf, Collection<String> keys) {
        writes.incrementAndGet();
        Map<String, Document> kept = on(shelf);
        keys.forEach(kept::remove);
    }

    @Override
    public List<Document> range(Shelf shelf, Range range) {
        reads.incrementAndGet();
        if (order(range.from(), range.to()) >= 0) {
            return List.of();
        }
        NavigableMap<String, Document> between = on(shelf).subMap(range.from(), true, range.to(), false);
        return (range.descending() ? between.descendingMap() : between)
                .values().stream().limit(range.limit()).toList();
    }

    @Override
    public long count(Shelf shelf) {
        return on(shelf).size();
    }

    @Override
    public void drop(Shelf shelf) {
        on(shelf).clear();
    }

    @Override
    public Set<Shelf> shelves() {
        return shelves.entrySet().stream()
                .filter(shelf -> !shelf.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private ConcurrentSkipListMap<String, Document> on(Shelf shelf) {
        if (unreachable.test(shelf)) {
            throw new IllegalStateException("The shelf " + shelf.name() + " is made to fail");
        }
        return shelves.computeIfAbsent(shelf, unused -> new ConcurrentSkipListMap<>(InMemoryDocuments::order));
    }

    /** Compares as the bytes in UTF-8 compare: by code point; U+FFFF, the end of ranges, is beyond all of them. */
    private static int order(String one, String other) {
        int common = Math.min(one.length(), other.length());
        for (int i = 0; i < common; i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return rank(one.charAt(i)) - rank(other.charAt(i));
            }
        }
        return one.length() - other.length();
    }

    private static int rank(char each) {
        return each == '\uffff' ? 0x30000 : Character.isSurrogate(each) ? 0x20000 + each : each;
    }
}
