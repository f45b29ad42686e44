package dev.annals.platform.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The root of a growing tree, by no more than the roots of its complete subtrees. Not for use by several threads.
 */
public final class TreeRoot {

    private static final int LEVELS = 64;

    private final TreeHasher hasher = new TreeHasher();
    private final byte[] @Nullable [] complete = new byte[LEVELS] @Nullable [];
    private long size;

    /** A tree without leaves. */
    public TreeRoot() {}

    private TreeRoot(TreeRoot other) {
        System.arraycopy(other.complete, 0, complete, 0, LEVELS);
        size = other.size;
    }

    /** How many leaves there are. */
    public long size() {
        return size;
    }

    /** A tree like this that grows on its own from here on. */
    public TreeRoot copy() {
        return new TreeRoot(this);
    }

    /** Adds the hash of a leaf. */
    public void append(byte[] leaf) {
        append(leaf, (level, hash) -> {});
    }

    void append(byte[] leaf, Grown grown) {
        append(0, leaf, grown);
    }

    /** Adds a complete subtree; the tree so far consists of such subtrees, or larger ones. */
    void append(int height, byte[] subtree) {
        append(height, subtree, (level, hash) -> {});
    }

    private void append(int height, byte[] subtree, Grown grown) {
        byte[] hash = subtree;
        int level = height;
        for (byte[] left = complete[level]; left != null; left = complete[level]) {
            hash = hasher.node(left, hash);
            complete[level] = null;
            level++;
            grown.complete(level, hash);
        }
        complete[level] = hash;
        size += 1L << height;
    }

    /** The root. */
    public byte[] hash() {
        byte[] root = null;
        for (byte[] left : complete) {
            if (left != null) {
                root = root == null ? left : hasher.node(left, root);
            }
        }
        return root == null ? hasher.ofNothing() : root;
    }

    /** Is told of every subtree that has become complete. */
    @FunctionalInterface
    interface Grown {

        /** The subtree of that height has this root. */
        void complete(int level, byte[] hash);
    }
}
