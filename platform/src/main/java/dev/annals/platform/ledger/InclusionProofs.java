package dev.annals.platform.ledger;

import dev.annals.api.ledger.InclusionProof;
import dev.annals.api.ledger.InclusionProof.StoredRow;
import dev.annals.platform.ledger.Verdict.Broken;
import dev.annals.platform.ledger.Verdict.Sound;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes documents that prove that an event is in the log, and checks them with nothing else at hand. */
public final class InclusionProofs {

    private InclusionProofs() {}

    /**
     * The proof for a row.
     *
     * @param row the row
     * @param index the place of its leaf
     * @param path the hashes from the leaf's sibling upwards
     * @param checkpoint the signed note
     * @param key the key that signed it
     */
    public static InclusionProof of(LogRow row, long index, List<byte[]> path, String checkpoint, NoteKey key) {
        return new InclusionProof(
                InclusionProof.TYPE,
                row.position(),
                index,
                new StoredRow(
                        row.stream(),
                        row.sequence(),
                        row.id(),
                        row.streamType(),
                        row.payloadType(),
                        row.revision(),
                        row.micros(),
                        row.metaData() == null ? null : base64(row.metaData()),
                        base64(row.payload())),
                base64(new Leaves().entry(row)),
                path.stream().map(InclusionProofs::base64).toList(),
                checkpoint,
                key.text());
    }

    /**
     * Checks a proof.
     *
     * @param proof the proof
     * @param trusted the key that must have signed; null to take the one that the proof brings along
     */
    public static Verdict check(InclusionProof proof, @Nullable NoteKey trusted) {
        try {
            LogRow row = row(proof);
            NoteKey key = trusted == null ? NoteKey.parse(proof.key()) : trusted;
            Checkpoint checkpoint = Checkpoint.open(proof.checkpoint(), key);
            byte[] entry = new Leaves().entry(row);
            if (!Arrays.equals(entry, bytes(proof.entry()))) {
                return broken(proof, "The entry is not that of the event: one of them was changed");
            }
            boolean isIn = Proofs.includes(
                    new TreeHasher().leaf(entry),
                    proof.index(),
                    checkpoint.size(),
                    proof.path().stream().map(InclusionProofs::bytes).toList(),
                    checkpoint.root());
            return isIn
                    ? new Sound(1, checkpoint, 1, 0)
                    : broken(proof, "The event does not lead to the root of the checkpoint: it was changed");
        } catch (IllegalArgumentException | NullPointerException unusable) {
            return broken(proof, "The proof cannot be used: " + unusable.getMessage());
        }
    }

    private static LogRow row(InclusionProof proof) {
        StoredRow event = proof.event();
        return new LogRow(
                proof.position(),
                event.stream(),
                event.sequence(),
                event.id(),
                event.streamType(),
                event.name(),
                event.revision(),
                event.micros(),
                event.metaData() == null ? null : bytes(event.metaData()),
                bytes(event.payload()));
    }

    private static Broken broken(InclusionProof proof, String what) {
        return new Broken(proof.position(), proof.position(), what);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
