package dev.annals.platform.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came out of comparing the rows of a section with its leaves.
 *
 * @param section the section
 * @param roots the roots of its full tiles
 * @param compared how many leaves were compared
 * @param difference the first difference; null where there is none
 * @param merged the leaves as the rows have them, where there is a difference; outside of the range as the tiles have them
 */
record Comparison(
        Section section,
        List<byte[]> roots,
        int compared,
        @Nullable Difference difference,
        List<byte[]> merged) {

    /** The ways in which a row and a leaf can differ. */
    enum Kind {
        CHANGED,
        MISSING,
        INSERTED,
        /** The leaf is that of the row, but the tile says that it stands elsewhere. */
        MISPLACED
    }

    /**
     * A difference.
     *
     * @param position where it is
     * @param kind what it is
     */
    record Difference(long position, Kind kind) {}

    static Comparison of(Section section) {
        TreeHasher hasher = new TreeHasher();
        List<byte[]> roots = new ArrayList<>();
        int compared = 0;
        for (Tile tile : section.tiles()) {
            if (tile.width() == TileAddress.FULL) {
                roots.add(hasher.root(tile.hashes(), 0, TileAddress.FULL));
            }
            compared += (int) Arrays.stream(tile.positions())
                    .filter(section.range()::contains)
                    .count();
        }
        Leaves leaves = new Leaves();
        List<byte[]> hashes = new ArrayList<>(section.rows().size());
        section.rows().forEach(row -> hashes.add(leaves.hash(row)));
        Difference difference = difference(section, hashes);
        return new Comparison(
                section, roots, compared, difference, difference == null ? List.of() : merged(section, hashes));
    }

    private static @Nullable Difference difference(Section section, List<byte[]> hashes) {
        List<LogRow> rows = section.rows();
        int next = 0;
        for (Tile tile : section.tiles()) {
            for (int place = 0; place < tile.width(); place++) {
                long expected = tile.positions()[place];
                if (!section.range().contains(expected)) {
                    continue;
                }
                if (next == rows.size()) {
                    return new Difference(expected, Kind.MISSING);
                }
                long found = rows.get(next).position();
                boolean isSame = isSame(hashes.get(next), tile, place);
                if (!isSame || found != expected) {
                    return new Difference(isSame ? found : Math.min(found, expected), kind(isSame, found, expected));
                }
                next++;
            }
        }
        return next == rows.size() ? null : new Difference(rows.get(next).position(), Kind.INSERTED);
    }

    private static boolean isSame(byte[] hash, Tile tile, int place) {
        int from = place * TreeHasher.HASH;
        return Arrays.equals(hash, 0, TreeHasher.HASH, tile.hashes(), from, from + TreeHasher.HASH);
    }

    private static List<byte[]> merged(Section section, List<byte[]> hashes) {
        List<byte[]> before = new ArrayList<>();
        List<byte[]> behind = new ArrayList<>();
        for (Tile tile : section.tiles()) {
            for (int place = 0; place < tile.width(); place++) {
                if (tile.positions()[place] < section.range().from()) {
                    before.add(tile.hash(place));
                } else if (tile.positions()[place] > section.range().to()) {
                    behind.add(tile.hash(place));
                }
            }
        }
        before.addAll(hashes);
        before.addAll(behind);
        return before;
    }

    private static Kind kind(boolean isSame, long found, long expected) {
        if (isSame) {
            return Kind.MISPLACED;
        }
        if (found == expected) {
            return Kind.CHANGED;
        }
        return found < expected ? Kind.INSERTED : Kind.MISSING;
    }
}
