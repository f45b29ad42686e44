package dev.annals.platform.ledger;

import dev.annals.platform.crypto.Sha256;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The hashes of the tree: SHA-256 with one byte before leaves and another before nodes (RFC 6962, section 2.1). Not for
 * use by several threads.
 */
public final class TreeHasher {

    /** The bytes of a hash. */
    public static final int HASH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest = Sha256.digest();

    /** SHA-256 of bytes as they are. */
    byte[] plain(byte[] bytes) {
        return digest.digest(bytes);
    }

    /** The hash of a leaf. */
    public byte[] leaf(byte[] entry) {
        return leaf(entry, entry.length);
    }

    byte[] leaf(byte[] entry, int length) {
        digest.update(LEAF);
        digest.update(entry, 0, length);
        return digest.digest();
    }

    /** The hash of a node. */
    public byte[] node(byte[] left, byte[] right) {
        digest.update(NODE);
        digest.update(left);
        digest.update(right);
        return digest.digest();
    }

    /** The root of a tree without leaves. */
    public byte[] ofNothing() {
        return digest.digest();
    }

    /**
     * The root over hashes that stand one behind the other.
     *
     * @param hashes the bytes
     * @param from the first hash, counted in hashes
     * @param count how many, from 1
     */
    byte[] root(byte[] hashes, int from, int count) {
        byte[] level = Arrays.copyOfRange(hashes, from * HASH, (from + count) * HASH);
        int width = count;
        while (width > 1) {
            int pairs = width / 2;
            for (int i = 0; i < pairs; i++) {
                digest.update(NODE);
                digest.update(level, 2 * i * HASH, 2 * HASH);
                System.arraycopy(digest.digest(), 0, level, i * HASH, HASH);
            }
            if (width % 2 == 1) {
                System.arraycopy(level, (width - 1) * HASH, level, pairs * HASH, HASH);
            }
            width = pairs + width % 2;
        }
        return width * HASH == level.length ? level : Arrays.copyOf(level, HASH);
    }
}
