package dev.annals.platform.ledger;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Checks proofs with nothing but hashes at hand (RFC 9162, sections 2.1.3.2 and 2.1.4.2, which RFC 6962 trees share). */
public final class Proofs {

    private Proofs() {}

    /**
     * Whether a leaf is in a tree.
     *
     * @param leaf the leaf's hash
     * @param index its place
     * @param size the tree's leaves
     * @param path the proof
     * @param root the tree's root
     */
    public static boolean includes(byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        TreeHasher hasher = new TreeHasher();
        long place = index;
        long last = size - 1;
        byte[] hash = leaf;
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                hash = hasher.node(sibling, hash);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = hasher.node(hash, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /**
     * Whether one tree has grown out of another.
     *
     * @param earlier the size of the smaller tree, from 1
     * @param earlierRoot its root
     * @param size the size of the larger tree
     * @param root its root
     * @param proof the proof
     */
    public static boolean consistent(long earlier, byte[] earlierRoot, long size, byte[] root, List<byte[]> proof) {
        if (earlier < 1 || earlier > size) {
            return false;
        }
        if (earlier == size) {
            return proof.isEmpty() && Arrays.equals(earlierRoot, root);
        }
        if (proof.isEmpty() && Long.bitCount(earlier) != 1) {
            return false;
        }
        Iterator<byte[]> hashes = proof.iterator();
        byte[] begin = Long.bitCount(earlier) == 1 ? earlierRoot : hashes.next();
        TreeHasher hasher = new TreeHasher();
        long place = earlier - 1;
        long last = size - 1;
        while ((place & 1) == 1) {
            place >>= 1;
            last >>= 1;
        }
        byte[] before = begin;
        byte[] after = begin;
        while (hashes.hasNext()) {
            byte[] next = hashes.next();
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                before = hasher.node(next, before);
                after = hasher.node(next, after);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                after = hasher.node(after, next);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(before, earlierRoot) && Arrays.equals(after, root);
    }
}
