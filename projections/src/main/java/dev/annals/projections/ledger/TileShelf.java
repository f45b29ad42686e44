package dev.annals.projections.ledger;

import dev.annals.platform.documents.Document;
import dev.annals.platform.documents.Documents;
import dev.annals.platform.documents.Range;
import dev.annals.platform.documents.Shelf;
import dev.annals.platform.ledger.Tile;
import dev.annals.platform.ledger.TileAddress;
import dev.annals.platform.ledger.Tiles;
import java.util.List;
import java.util.Optional;

/** The ledger's tiles as documents: derived from the log, so they may be lost and are made anew. */
public final class TileShelf implements Tiles {

    /** Where they are. */
    public static final Shelf SHELF = new Shelf("ledger", 1);

    /** More than any log will ever fill. */
    private static final int LEVELS = 8;

    private static final int PAGE = 1_000;

    private final Documents documents;

    public TileShelf(Documents documents) {
        this.documents = documents;
    }

    @Override
    public Optional<Tile> find(TileAddress address) {
        String key = key(address.level(), address.index());
        return Optional.ofNullable(documents.get(SHELF, List.of(key)).get(key))
                .map(document -> Tile.of(address.level(), address.index(), document.body()))
                .filter(tile -> tile.width() >= address.width())
                .map(tile -> tile.cut(address.width()));
    }

    /** Writes tiles; one that is stored with as many hashes, or more, stays. */
    void put(List<Tile> tiles) {
        documents.put(SHELF, tiles.stream().map(TileShelf::document).toList());
    }

    /** Throws away what a tree of so many leaves has no full tile for. */
    void cut(long size) {
        for (int level = 0; level < LEVELS; level++) {
            String from = key(level, (size >> (8 * level)) / TileAddress.FULL);
            Range rest = new Range(from, key(level + 1, 0), PAGE, false);
            List<Document> page = documents.range(SHELF, rest);
            while (!page.isEmpty()) {
                documents.delete(SHELF, page.stream().map(Document::key).toList());
                page = documents.range(SHELF, rest);
            }
        }
    }

    private static Document document(Tile tile) {
        return new Document(key(tile.level(), tile.index()), tile.positions()[tile.width() - 1], tile.toBytes());
    }

    /** Keys are in the order of levels, and in a level in the order of the tree. */
    static String key(int level, long index) {
        return "%02d/%016x".formatted(level, index);
    }
}
