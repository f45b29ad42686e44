package dev.annals.platform.consent;

import dev.annals.platform.privacy.CertificateCheck;
import dev.annals.platform.privacy.CertificateCheck.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks the receipt of a decision with nothing but its text: for whoever was given one. */
public final class ReceiptCheck {

    /** The profile of ISO/IEC TS 27560 to which a receipt says to conform, under {@code schema_version}. */
    public static final String PROFILE = "https://w3id.org/dpv/schema/dpv-27560#receipt-record";

    private static final List<String> REQUIRED =
            List.of("receipt_id", "record_id", "pii_principal_id", "processing", "parties", "events");

    private ReceiptCheck() {}

    /** Whether a text says to be a receipt. */
    public static boolean isReceipt(String text) {
        try {
            return JsonMapper.shared()
                    .readTree(text)
                    .path("schema_version")
                    .asString("")
                    .equals(PROFILE);
        } catch (JacksonException noJson) {
            return false;
        }
    }

    /**
     * Checks a receipt.
     *
     * @param text the receipt
     * @param expectedKey the key of the installation that is expected to have signed it; null for any
     */
    public static Result check(String text, @Nullable String expectedKey) {
        return CertificateCheck.check(text, expectedKey, ReceiptCheck::content, ReceiptCheck::summary);
    }

    private static void content(JsonNode receipt, List<String> wrong) {
        if (!receipt.path("schema_version").asString("").equals(PROFILE)) {
            wrong.add("It is not the receipt of a decision.");
            return;
        }
        for (String name : REQUIRED) {
            JsonNode field = receipt.path(name);
            if (field.isContainer() ? field.isEmpty() : field.asString("").isEmpty()) {
                wrong.add("It has no " + name + ".");
            }
        }
    }

    private static String summary(JsonNode receipt) {
        JsonNode event = receipt.path("events").path(receipt.path("events").size() - 1);
        JsonNode processing = receipt.path("processing").path(0);
        return "Record %s: %s for \"%s\" by %s, expressed %s by the %s."
                .formatted(
                        receipt.path("record_id").asString(""),
                        event.path("event_state").asString("").replace("dpv:", ""),
                        processing.path("purpose").asString(""),
                        processing.path("service").asString(""),
                        event.path("event_time").asString(""),
                        event.path("entity_id").asString(""));
    }
}
