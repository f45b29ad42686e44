package dev.annals.app.ledger;

import dev.annals.api.ledger.ConsistencyProof;
import dev.annals.api.ledger.InclusionProof;
import dev.annals.platform.ledger.InclusionProofs;
import dev.annals.platform.ledger.NoteKey;
import dev.annals.platform.ledger.Proofs;
import dev.annals.platform.ledger.TlogProof;
import dev.annals.platform.ledger.Verdict;
import dev.annals.platform.ledger.Verdict.Broken;
import dev.annals.platform.ledger.Verdict.Sound;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files that prove one thing each, checked with nothing else at hand. */
public final class ProofFile {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ProofFile() {}

    /** Whether a file that begins like this is one. */
    public static boolean isProof(String beginning) {
        return beginning.stripLeading().startsWith("{") || beginning.startsWith(TlogProof.HEAD);
    }

    /**
     * Checks it.
     *
     * @param text the file
     * @param trusted the key that must have signed; null to take the one that comes along
     * @throws IllegalArgumentException when it is no such file
     */
    public static Verdict check(String text, @Nullable NoteKey trusted) {
        if (text.startsWith(TlogProof.HEAD)) {
            return tlogProof(TlogProof.parse(text), trusted);
        }
        try {
            JsonNode json = JSON.readTree(text);
            return switch (json.path("type").asString("")) {
                case InclusionProof.TYPE ->
                    InclusionProofs.check(JSON.treeToValue(json, InclusionProof.class), trusted);
                case ConsistencyProof.TYPE -> consistency(JSON.treeToValue(json, ConsistencyProof.class));
                default -> throw new IllegalArgumentException("It says of no type that is known that it is one");
            };
        } catch (JacksonException e) {
            throw new IllegalArgumentException("It is no proof, or was damaged", e);
        }
    }

    private static Verdict tlogProof(TlogProof proof, @Nullable NoteKey trusted) {
        if (trusted == null) {
            throw new IllegalArgumentException("A tlog-proof does not bring the key along: name it with --key");
        }
        return proof.holds(trusted)
                ? new Sound(1, null, 1, 0)
                : new Broken(0, Long.MAX_VALUE, "The entry does not lead to the root of the checkpoint");
    }

    private static Verdict consistency(ConsistencyProof proof) {
        Base64.Decoder base64 = Base64.getDecoder();
        boolean holds = Proofs.consistent(
                proof.from(),
                base64.decode(proof.fromRoot()),
                proof.to(),
                base64.decode(proof.toRoot()),
                proof.path().stream().map(base64::decode).toList());
        return holds
                ? new Sound(proof.to(), null, 0, 0)
                : new Broken(0, Long.MAX_VALUE, "The later root has not grown out of the earlier one");
    }
}
