package dev.annals.platform.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The growing edge of the tree: takes leaves, and gives away tiles as they change. What it gives away depends on the leaves
 * alone, never on how many came at a time. Not for use by several threads.
 */
public final class RightEdge {

    private final TreeRoot root = new TreeRoot();
    private final List<Growing> levels = new ArrayList<>();
    private final List<Tile> full = new ArrayList<>();
    private long last = -1;

    /** The edge of a tree without leaves. */
    public RightEdge() {}

    /**
     * The edge of a tree as it was when it had so many leaves; empty where its tiles do not tell.
     *
     * @param tiles the tiles
     * @param size the leaves
     */
    public static Optional<RightEdge> at(long size, Tiles tiles) {
        RightEdge edge = new RightEdge();
        for (int level = 0; size >> (8 * level) > 0; level++) {
            Optional<Tile> tile = TileAddress.last(level, size).flatMap(tiles::find);
            if (tile.isEmpty()) {
                return Optional.empty();
            }
            edge.levels.add(new Growing(level, tile.get()));
            if (level == 0) {
                edge.last = tile.get().positions()[tile.get().width() - 1];
            }
        }
        edge.adoptSubtrees();
        return Optional.of(edge);
    }

    private void adoptSubtrees() {
        TreeHasher hasher = new TreeHasher();
        for (int level = levels.size() - 1; level >= 0; level--) {
            Growing tile = levels.get(level);
            int from = 0;
            for (int bit = 7; bit >= 0; bit--) {
                int count = 1 << bit;
                if ((tile.width & count) != 0) {
                    root.append(8 * level + bit, hasher.root(tile.hashes, from, count));
                    from += count;
                }
            }
        }
    }

    /** How many leaves the tree has. */
    public long size() {
        return root.size();
    }

    /** The position of the last leaf; -1 where there is none. */
    public long lastPosition() {
        return last;
    }

    /** The root of the tree. */
    public byte[] root() {
        return root.hash();
    }

    /**
     * Adds a leaf.
     *
     * @param hash its hash
     * @param position where it stands in the event log, behind all others
     */
    public void append(byte[] hash, long position) {
        if (position <= last) {
            throw new IllegalArgumentException("Position " + position + " does not come behind " + last);
        }
        add(0, hash, position);
        root.append(hash, (height, complete) -> {
            if (height % 8 == 0) {
                add(height / 8, complete, full.getLast().positions()[0]);
            }
        });
        last = position;
    }

    private void add(int level, byte[] hash, long position) {
        if (level == levels.size()) {
            levels.add(new Growing(level));
        }
        Growing tile = levels.get(level);
        tile.add(hash, position);
        if (tile.width == TileAddress.FULL) {
            full.add(tile.tile());
            tile.next();
        }
    }

    /** The tiles that changed since this was asked last, as they are now. */
    public List<Tile> changed() {
        List<Tile> changed = new ArrayList<>(full);
        full.clear();
        for (Growing tile : levels) {
            if (tile.hasChanged && tile.width > 0) {
                changed.add(tile.tile());
            }
            tile.hasChanged = false;
        }
        return changed;
    }

    /** The last tile of a level, while it is not full. */
    private static final class Growing {

        private final int level;
        private final byte[] hashes = new byte[TileAddress.FULL * TreeHasher.HASH];
        private final long[] positions = new long[TileAddress.FULL];
        private long index;
        private int width;
        private boolean hasChanged;

        Growing(int level) {
            this.level = level;
        }

        Growing(int level, Tile last) {
            this(level);
            index = last.index();
            hasChanged = true;
            if (last.width() == TileAddress.FULL) {
                index++;
            } else {
                width = last.width();
                System.arraycopy(last.hashes(), 0, hashes, 0, last.hashes().length);
                System.arraycopy(last.positions(), 0, positions, 0, width);
            }
        }

        void add(byte[] hash, long position) {
            System.arraycopy(hash, 0, hashes, width * TreeHasher.HASH, TreeHasher.HASH);
            positions[width] = position;
            width++;
            hasChanged = true;
        }

        void next() {
            index++;
            width = 0;
        }

        Tile tile() {
            return new Tile(
                    level, index, Arrays.copyOf(hashes, width * TreeHasher.HASH), Arrays.copyOf(positions, width));
        }
    }
}
