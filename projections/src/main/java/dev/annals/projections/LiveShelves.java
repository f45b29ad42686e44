package dev.annals.projections;

import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.annals.platform.documents.Document;
import dev.annals.platform.documents.Documents;
import dev.annals.platform.documents.Shelf;
import dev.annals.platform.freshness.Freshness;
import dev.annals.platform.sealing.RecordCodec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows which version of each projection's shelf is live, and who wrote to its parts last. */
final class LiveShelves {

    /** How long a reader in another process may still look at the old shelf after a switch. */
    static final Duration READERS_FOLLOW_WITHIN = Duration.ofSeconds(1);

    private static final Shelf POINTERS = new Shelf("live-shelves", 1);
    private static final int FIRST = 1;

    private final Documents documents;
    private final RecordCodec codec;
    private final LoadingCache<String, Shelf> forReaders =
            Freshness.within(READERS_FOLLOW_WITHIN).build(this::live);

    LiveShelves(Documents documents, RecordCodec codec) {
        this.documents = documents;
        this.codec = codec;
    }

    /** The live shelf as readers may use it: at most a second old where another process switches. */
    Shelf forReading(String projection) {
        return forReaders.get(projection);
    }

    /** The live shelf at this moment. */
    Shelf live(String projection) {
        return new Shelf(projection, pointer(projection).map(LiveShelf::shelf).orElse(FIRST));
    }

    /** With which version of the projection's functions the live shelf was filled; empty while it is not in use. */
    Optional<Integer> version(String projection) {
        return pointer(projection).map(LiveShelf::version);
    }

    /** Makes a shelf the live one. Its version has to be higher than that of the one before. */
    void switchTo(Shelf shelf, int version) {
        put(new LiveShelf(shelf.name(), shelf.version(), version));
        forReaders.invalidate(shelf.name());
    }

    /** What a writer has to know of the live shelf before each unit of work; one round trip. */
    Claim claim(String projection, int segment, UUID writer) {
        String part = partKey(projection, segment);
        Map<String, Document> found = documents.get(POINTERS, List.of(projection, part));
        LiveShelf pointer = read(found.get(projection), LiveShelf.class);
        ShelfWriter last = read(found.get(part), ShelfWriter.class);
        return new Claim(
                new Shelf(projection, pointer == null ? FIRST : pointer.shelf()),
                pointer == null,
                last != null && last.writer().equals(writer));
    }

    /** Notes who writes to a part of the live shelf from a position on. */
    void writtenBy(String projection, int segment, UUID writer, long position) {
        ShelfWriter mark = new ShelfWriter(projection, segment, writer);
        documents.put(POINTERS, List.of(new Document(partKey(projection, segment), position, codec.write(mark))));
    }

    private Optional<LiveShelf> pointer(String projection) {
        return Optional.ofNullable(
                read(documents.get(POINTERS, List.of(projection)).get(projection), LiveShelf.class));
    }

    private void put(LiveShelf pointer) {
        documents.put(POINTERS, List.of(new Document(pointer.projection(), pointer.shelf(), codec.write(pointer))));
    }

    private <T extends Record> @Nullable T read(@Nullable Document document, Class<T> type) {
        return document == null ? null : codec.read(document.body(), type);
    }

    private static String partKey(String projection, int segment) {
        return projection + "/" + segment;
    }

    /**
     * What a writer finds.
     *
     * @param shelf the live shelf
     * @param isNew whether no pointer names it yet
     * @param continued whether nobody else wrote to the part since the writer did
     */
    record Claim(Shelf shelf, boolean isNew, boolean continued) {}
}
