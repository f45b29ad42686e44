package dev.annals.platform.ledger;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How large the tree was and what its root was (C2SP tlog-checkpoint): signed, it cannot be taken back.
 *
 * @param origin which log it is of
 * @param size the leaves
 * @param root the 32 bytes of the root
 */
@SuppressWarnings("ArrayRecordComponent")
public record Checkpoint(String origin, long size, byte[] root) {

    public Checkpoint {
        if (origin.isEmpty() || size < 0 || root.length != TreeHasher.HASH) {
            throw new IllegalArgumentException("A checkpoint has an origin, a size from 0 and a root of 32 bytes");
        }
    }

    /** The text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /**
     * Reads the text of a note; lines behind the third are passed over.
     *
     * @throws IllegalArgumentException when it is none of a checkpoint
     */
    public static Checkpoint parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 3 || !lines.get(1).matches("0|[1-9]\\d{0,17}")) {
            throw new IllegalArgumentException("A checkpoint has an origin, a size and a root, each in a line");
        }
        return new Checkpoint(
                lines.get(0), Long.parseLong(lines.get(1)), Base64.getDecoder().decode(lines.get(2)));
    }

    /**
     * Reads a note that must be signed by the log's own key.
     *
     * @throws IllegalArgumentException when it is no checkpoint of that log, or its signature is not the key's
     */
    public static Checkpoint open(String note, NoteKey key) {
        Note read = Note.parse(note);
        if (!read.isSignedBy(key)) {
            throw new IllegalArgumentException("The checkpoint is not signed by " + key.text());
        }
        Checkpoint checkpoint = parse(read.text());
        if (!checkpoint.origin().equals(key.name())) {
            throw new IllegalArgumentException("The checkpoint is one of " + checkpoint.origin());
        }
        return checkpoint;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Checkpoint checkpoint
                && origin.equals(checkpoint.origin)
                && size == checkpoint.size
                && Arrays.equals(root, checkpoint.root);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(size) * 31 + Arrays.hashCode(root);
    }
}
