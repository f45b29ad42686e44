package dev.annals.platform.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A tile: hashes side by side, and for each the position in the event log at which what it stands for begins. Positions
 * may have holes, and leaves are counted without; this is where one is told from the other.
 *
 * @param level its level
 * @param index its place in the level
 * @param hashes 32 bytes each
 * @param positions rising
 */
@SuppressWarnings("ArrayRecordComponent")
public record Tile(int level, long index, byte[] hashes, long[] positions) {

    /** The most bytes that a difference of positions takes. */
    private static final int LONGEST = 10;

    public Tile {
        if (positions.length == 0
                || positions.length > TileAddress.FULL
                || hashes.length != positions.length * TreeHasher.HASH) {
            throw new IllegalArgumentException("A tile has 1 to 256 hashes, and a position for each");
        }
    }

    /** How many hashes it has. */
    public int width() {
        return positions.length;
    }

    /** One of its hashes. */
    public byte[] hash(int place) {
        return Arrays.copyOfRange(hashes, place * TreeHasher.HASH, (place + 1) * TreeHasher.HASH);
    }

    /** The same tile when it had fewer hashes. */
    public Tile cut(int width) {
        return width == width()
                ? this
                : new Tile(
                        level, index, Arrays.copyOf(hashes, width * TreeHasher.HASH), Arrays.copyOf(positions, width));
    }

    /** The place of the last hash that begins at or before a position; -1 when all begin behind it. */
    int placeOf(long position) {
        int found = Arrays.binarySearch(positions, position);
        return found >= 0 ? found : -found - 2;
    }

    /** As it is stored: width (2 bytes), first position (8 bytes), differences (LEB128), hashes. */
    public byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(2 + 8 + LONGEST * width() + hashes.length);
        bytes.putShort((short) width()).putLong(positions[0]);
        for (int i = 1; i < positions.length; i++) {
            long rest = positions[i] - positions[i - 1];
            while ((rest & ~0x7fL) != 0) {
                bytes.put((byte) (rest | 0x80));
                rest >>>= 7;
            }
            bytes.put((byte) rest);
        }
        bytes.put(hashes);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /**
     * Reads what {@link #toBytes} made.
     *
     * @throws IllegalArgumentException when the bytes are none of a tile
     */
    public static Tile of(int level, long index, byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        if (bytes.remaining() < 10) {
            throw new IllegalArgumentException("A tile has at least 10 bytes");
        }
        int width = bytes.getShort();
        if (width < 1 || width > TileAddress.FULL) {
            throw new IllegalArgumentException("A tile has 1 to 256 hashes");
        }
        long[] positions = new long[width];
        positions[0] = bytes.getLong();
        for (int i = 1; i < width; i++) {
            positions[i] = positions[i - 1] + difference(bytes);
        }
        if (bytes.remaining() != width * TreeHasher.HASH) {
            throw new IllegalArgumentException("A tile of width " + width + " has " + width + " hashes");
        }
        byte[] hashes = new byte[bytes.remaining()];
        bytes.get(hashes);
        return new Tile(level, index, hashes, positions);
    }

    private static long difference(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (!bytes.hasRemaining()) {
                break;
            }
            byte next = bytes.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                if (value > 0) {
                    return value;
                }
                break;
            }
        }
        throw new IllegalArgumentException("The positions of a tile rise");
    }
}
