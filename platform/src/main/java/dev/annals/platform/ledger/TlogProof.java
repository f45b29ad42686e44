package dev.annals.platform.ledger;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * An inclusion proof as other tools for transparency logs read it (C2SP tlog-proof), with the entry as its extra data.
 *
 * @param entry the bytes that the leaf is the hash of
 * @param index the place of the leaf
 * @param path the hashes from the leaf's sibling upwards
 * @param checkpoint the signed note
 */
@SuppressWarnings("ArrayRecordComponent")
public record TlogProof(byte[] entry, long index, List<byte[]> path, String checkpoint) {

    /** How such a proof begins. */
    public static final String HEAD = "c2sp.org/tlog-proof@v1";

    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    /** The proof as text. */
    public String text() {
        StringBuilder text = new StringBuilder(HEAD)
                .append('\n')
                .append(EXTRA)
                .append(Base64.getEncoder().encodeToString(entry))
                .append('\n')
                .append(INDEX)
                .append(index)
                .append('\n');
        path.forEach(
                hash -> text.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }

    /**
     * Reads what {@link #text} made.
     *
     * @throws IllegalArgumentException when it is no such proof, or comes without the entry
     */
    public static TlogProof parse(String text) {
        int end = text.indexOf("\n\n");
        List<String> lines =
                end < 0 ? List.of() : text.substring(0, end).lines().toList();
        if (lines.size() < 3
                || !lines.get(0).equals(HEAD)
                || !lines.get(1).startsWith(EXTRA)
                || !lines.get(2).matches(INDEX + "(0|[1-9]\\d{0,17})")) {
            throw new IllegalArgumentException(
                    "A proof begins with " + HEAD + ", the entry as extra data, and the index");
        }
        List<byte[]> path = new ArrayList<>();
        lines.subList(3, lines.size())
                .forEach(line -> path.add(Base64.getDecoder().decode(line)));
        return new TlogProof(
                Base64.getDecoder().decode(lines.get(1).substring(EXTRA.length())),
                Long.parseLong(lines.get(2).substring(INDEX.length())),
                path,
                text.substring(end + 2));
    }

    /**
     * Whether the entry is in the tree of the checkpoint.
     *
     * @throws IllegalArgumentException when the checkpoint is not signed by the key
     */
    public boolean holds(NoteKey key) {
        Checkpoint signed = Checkpoint.open(checkpoint, key);
        return Proofs.includes(new TreeHasher().leaf(entry), index, signed.size(), path, signed.root());
    }
}
