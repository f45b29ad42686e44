package dev.annals.platform.ledger;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which tile of the tree is meant, and how much of it (C2SP tlog-tiles).
 *
 * @param level 0 for hashes of leaves; each higher level holds the roots of the full tiles below
 * @param index its place in the level, from 0
 * @param width how many hashes of it, 1 to 256
 */
public record TileAddress(int level, long index, int width) {

    /** The most hashes of a tile. */
    public static final int FULL = 256;

    private static final int HIGHEST_LEVEL = 63;
    private static final Pattern INDEX = Pattern.compile("((?:x\\d{3}/){0,5}\\d{3})(?:\\.p/([1-9]\\d{0,2}))?");

    public TileAddress {
        if (level < 0 || level > HIGHEST_LEVEL || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("There is no tile " + level + "/" + index + " of width " + width);
        }
    }

    /** The last tile of a level in a tree of that size that is not empty, if there is one. */
    static Optional<TileAddress> last(int level, long size) {
        long hashes = size >> (8 * level);
        return hashes == 0
                ? Optional.empty()
                : Optional.of(new TileAddress(level, (hashes - 1) / FULL, (int) ((hashes - 1) % FULL) + 1));
    }

    boolean isFull() {
        return width == FULL;
    }

    /** The path of a tile's index and width, as in {@code x001/x234/067.p/112}. */
    public String path() {
        StringBuilder path = new StringBuilder("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x%03d/".formatted(rest % 1000));
        }
        return isFull() ? path.toString() : path + ".p/" + width;
    }

    /**
     * The tile that a path means; empty when it is not the path of any.
     *
     * @param level the level
     * @param path index and width
     */
    public static Optional<TileAddress> parse(int level, String path) {
        Matcher matcher = INDEX.matcher(path);
        if (level < 0 || level > HIGHEST_LEVEL || !matcher.matches()) {
            return Optional.empty();
        }
        int width = matcher.group(2) == null ? FULL : Integer.parseInt(matcher.group(2));
        if (width > FULL || (matcher.group(2) != null && width == FULL)) {
            return Optional.empty();
        }
        TileAddress address =
                new TileAddress(level, Long.parseLong(matcher.group(1).replaceAll("[x/]", "")), width);
        return address.path().equals(path) ? Optional.of(address) : Optional.empty();
    }
}
