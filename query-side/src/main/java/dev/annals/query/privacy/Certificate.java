package dev.annals.query.privacy;

import dev.annals.platform.crypto.SignedJson;
import dev.annals.platform.privacy.CertificateCheck;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The certificate of a complete erasure: what was destroyed where, and what was looked for afterwards. Made from the
 * events each time it is asked for, and always the same.
 */
final class Certificate {

    private static final String METHOD = "Cryptographic erasure: everything personal was sealed under keys of these"
            + " fragments alone, and these keys were destroyed. What is sealed stays in the log, so that its ledger still"
            + " adds up, and can be opened by nobody, unless a step below says that it was purged as well.";

    private static final JsonMapper JSON = JsonMapper.shared();

    private Certificate() {}

    /** The signed certificate of an erasure that is complete. */
    static ObjectNode of(ErasureView erasure, ErasureView.Moment completed, SignedJson signer) {
        ObjectNode certificate = JSON.createObjectNode();
        certificate.put("type", CertificateCheck.TYPE);
        certificate.put("version", 1);
        certificate.put("erasure", erasure.erasure().toString());
        certificate.put("profile", erasure.profile().toString());
        certificate.put("status", erasure.status());
        certificate.put("method", METHOD);
        ObjectNode ordered = certificate.putObject("ordered");
        moment(ordered, erasure.ordered());
        ordered.put("by", erasure.ordered().by());
        ordered.put("ground", erasure.ground());
        if (erasure.request() != null) {
            ordered.put("request", erasure.request().toString());
        }
        moment(certificate.putObject("completed"), completed);
        ArrayNode fragments = certificate.putArray("fragments");
        erasure.fragments().forEach(id -> fragments.add(id.toString()));
        ArrayNode items = certificate.putArray("alsoErased");
        erasure.alsoErased().forEach(id -> items.add(id.toString()));
        ArrayNode steps = certificate.putArray("steps");
        erasure.steps().forEach(step -> {
            ObjectNode each = steps.addObject();
            each.put("step", step.step());
            each.put("done", done(step.step()));
            each.put("count", step.count());
            each.put("at", step.at().toString());
            each.put("position", step.position());
        });
        ArrayNode checks = certificate.putArray("checks");
        erasure.checks().forEach(check -> {
            ObjectNode each = checks.addObject();
            each.put("subject", check.subject());
            each.put("looked", check.looked());
            each.put("found", check.found());
        });
        ArrayNode exceptions = certificate.putArray("exceptions");
        erasure.exceptions().forEach(kept -> {
            ObjectNode each = exceptions.addObject();
            each.put("category", kept.category());
            each.put("ground", kept.ground());
            each.put("hold", kept.hold().toString());
        });
        return signer.sign(certificate, completed.at());
    }

    private static void moment(ObjectNode into, ErasureView.Moment moment) {
        into.put("at", moment.at().toString());
        into.put("position", moment.position());
    }

    private static String done(String step) {
        return switch (step.toUpperCase(Locale.ROOT)) {
            case "HELD_ASIDE" -> "What legal holds demand was sealed anew under keys of its own.";
            case "QUARANTINE" -> "Quarantined items that name the person were given up.";
            case "KEYS" -> "The keys were destroyed in the key store and in the memory of every process.";
            case "PACKAGES" -> "Packages made for the person were deleted.";
            case "DERIVED" ->
                "Every processor rewrote its documents without the person; parked events were handled anew.";
            case "MASTER_KEY" -> "The master key was replaced, so older copies of the key store open nothing.";
            case "HELD_RELEASED" ->
                "What was kept for a legal hold that has ended was destroyed, with the key under which it was kept.";
            case "CIPHERTEXT_PURGED" ->
                "What nobody can open any more was taken out of the stored rows; the ledger keeps its hashes.";
            default -> "";
        };
    }
}
