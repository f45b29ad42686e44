package dev.annals.app.cli;

import dev.annals.platform.consent.ReceiptCheck;
import dev.annals.platform.privacy.CertificateCheck;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What came out of checking the certificate of an erasure or the receipt of a consent, as it is printed. */
final class CertificateText {

    private static final JsonMapper JSON = JsonMapper.shared();

    private CertificateText() {}

    /** The text of a file, if it says to be one of the two. */
    static Optional<String> in(String text) {
        try {
            String type = JSON.readTree(text).path("type").asString("");
            return type.equals(CertificateCheck.TYPE) || ReceiptCheck.isReceipt(text)
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    static JsonNode json(CertificateCheck.Result result) {
        ObjectNode json = JSON.createObjectNode().put("sound", result.holds());
        if (result.key() != null) {
            json.put("signedBy", result.key());
        }
        if (result.holds()) {
            return json.put("what", result.summary());
        }
        return json.put("what", String.join(" ", result.wrong()));
    }

    static String text(CertificateCheck.Result result) {
        return result.holds()
                ? "sound: " + result.summary() + " Signed by " + result.key() + "."
                : "BROKEN: " + String.join(" ", result.wrong());
    }
}
