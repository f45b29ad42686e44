package dev.annals.platform.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A tree of a fixed size as its tiles hold it: finds leaves by their position in the event log, and makes proofs. Reads
 * each tile once. Not for use by several threads.
 */
public final class TileTree {

    private final Tiles tiles;
    private final long size;
    private final TreeHasher hasher = new TreeHasher();
    private final Map<TileAddress, Tile> read = new HashMap<>();

    /**
     * The tree.
     *
     * @param tiles its tiles, which may have grown beyond
     * @param size its leaves
     */
    public TileTree(Tiles tiles, long size) {
        this.tiles = tiles;
        this.size = size;
    }

    /**
     * The root.
     *
     * @throws MissingTileException when a tile is not there
     */
    public byte[] root() {
        return size == 0 ? hasher.ofNothing() : hash(0, size);
    }

    /** The tile of level 0 that holds a leaf. */
    public Tile leaves(long leaf) {
        return tile(0, leaf / TileAddress.FULL);
    }

    /**
     * The leaf that stands at a position of the event log; empty when none does.
     *
     * @throws MissingTileException when a tile is not there
     */
    public OptionalLong leafAt(long position) {
        for (int level = 0; size >> (8 * level) > 0; level++) {
            TileAddress last = TileAddress.last(level, size).orElseThrow();
            Tile tile = tile(level, last.index());
            if (tile.positions()[0] <= position) {
                return below(tile, position);
            }
        }
        return OptionalLong.empty();
    }

    private OptionalLong below(Tile highest, long position) {
        Tile tile = highest;
        while (true) {
            int place = tile.placeOf(position);
            if (place < 0) {
                return OptionalLong.empty();
            }
            long index = tile.index() * TileAddress.FULL + place;
            if (tile.level() == 0) {
                return tile.positions()[place] == position ? OptionalLong.of(index) : OptionalLong.empty();
            }
            tile = tile(tile.level() - 1, index);
        }
    }

    /**
     * The hashes that prove that a leaf is in the tree, from the leaf's sibling upwards (RFC 6962, section 2.1.1).
     *
     * @throws MissingTileException when a tile is not there
     */
    public List<byte[]> inclusion(long leaf) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("A tree of " + size + " leaves has no leaf " + leaf);
        }
        List<byte[]> path = new ArrayList<>();
        path(leaf, 0, size, path);
        return path;
    }

    private void path(long leaf, long from, long to, List<byte[]> path) {
        if (to - from > 1) {
            long middle = from + largestPowerBelow(to - from);
            if (leaf < middle) {
                path(leaf, from, middle, path);
                path.add(hash(middle, to));
            } else {
                path(leaf, middle, to, path);
                path.add(hash(from, middle));
            }
        }
    }

    /**
     * The hashes that prove that this tree begins with all leaves of an earlier one (RFC 6962, section 2.1.2).
     *
     * @param earlier the size of the earlier tree, from 1
     * @throws MissingTileException when a tile is not there
     */
    public List<byte[]> consistency(long earlier) {
        if (earlier < 1 || earlier > size) {
            throw new IllegalArgumentException("A tree of " + size + " leaves did not grow out of one of " + earlier);
        }
        List<byte[]> proof = new ArrayList<>();
        subproof(earlier, 0, size, true, proof);
        return proof;
    }

    private void subproof(long earlier, long from, long to, boolean isKnown, List<byte[]> proof) {
        if (earlier == to) {
            if (!isKnown) {
                proof.add(hash(from, to));
            }
            return;
        }
        long middle = from + largestPowerBelow(to - from);
        if (earlier <= middle) {
            subproof(earlier, from, middle, isKnown, proof);
            proof.add(hash(middle, to));
        } else {
            subproof(earlier, middle, to, false, proof);
            proof.add(hash(from, middle));
        }
    }

    /** The root over some leaves; a complete subtree is taken from the lowest tile that has all of it. */
    private byte[] hash(long from, long to) {
        long count = to - from;
        if (Long.bitCount(count) == 1 && from % count == 0) {
            int height = Long.numberOfTrailingZeros(count);
            int level = height / 8;
            long first = from >> (8 * level);
            Tile tile = tile(level, first / TileAddress.FULL);
            return hasher.root(tile.hashes(), (int) (first % TileAddress.FULL), 1 << (height % 8));
        }
        long middle = from + largestPowerBelow(count);
        return hasher.node(hash(from, middle), hash(middle, to));
    }

    private Tile tile(int level, long index) {
        long hashes = size >> (8 * level);
        int width = (int) Math.min(TileAddress.FULL, hashes - index * TileAddress.FULL);
        return read.computeIfAbsent(new TileAddress(level, index, width), this::find);
    }

    private Tile find(TileAddress address) {
        Optional<Tile> found;
        try {
            found = tiles.find(address);
        } catch (IllegalArgumentException damaged) {
            throw new MissingTileException(address, damaged);
        }
        return found.orElseThrow(() -> new MissingTileException(address, null));
    }

    private static long largestPowerBelow(long count) {
        return Long.highestOneBit(count - 1);
    }
}
