package dev.annals.platform.ledger;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Trees of invented leaves, and the plainest way to compute what others compute cleverly. */
final class Trees {

    static final TreeHasher HASHER = new TreeHasher();

    private Trees() {}

    static byte[] leaf(long number) {
        return HASHER.leaf(("leaf " + number).getBytes(StandardCharsets.UTF_8));
    }

    static List<byte[]> leaves(int count) {
        return LongStream.range(0, count).mapToObj(Trees::leaf).toList();
    }

    /** The definition of RFC 6962, section 2.1, word by word. */
    static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return HASHER.ofNothing();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int middle = Integer.highestOneBit(leaves.size() - 1);
        return HASHER.node(root(leaves.subList(0, middle)), root(leaves.subList(middle, leaves.size())));
    }

    /** Where leaves stand in the event log: with holes. */
    static long position(long leaf) {
        return leaf * 2 + leaf / 7 * 100 + 1;
    }

    /** Tiles on the heap, as they come out of the edge. */
    static final class Stored implements Tiles {

        final Map<String, byte[]> bytes = new HashMap<>();

        void put(List<Tile> tiles) {
            tiles.forEach(tile -> bytes.put(tile.level() + "/" + tile.index(), tile.toBytes()));
        }

        @Override
        public Optional<Tile> find(TileAddress address) {
            return Optional.ofNullable(bytes.get(address.level() + "/" + address.index()))
                    .map(stored -> Tile.of(address.level(), address.index(), stored))
                    .filter(tile -> tile.width() >= address.width())
                    .map(tile -> tile.cut(address.width()));
        }
    }

    /** The tiles of a tree of so many leaves, which came in one by one. */
    static Stored tiles(int count) {
        Stored stored = new Stored();
        RightEdge edge = new RightEdge();
        for (int i = 0; i < count; i++) {
            edge.append(leaf(i), position(i));
        }
        stored.put(edge.changed());
        return stored;
    }
}
