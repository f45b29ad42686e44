package dev.annals.platform.privacy;

import dev.annals.platform.crypto.SignedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks the certificate of an erasure with nothing but its text: for whoever was given one. */
public final class CertificateCheck {

    /** What a certificate says it is, under {@code type}. */
    public static final String TYPE = "AnnalsErasureCertificate";

    private static final Set<String> ENDS = Set.of("completed", "completed_with_exceptions");

    private CertificateCheck() {}

    /**
     * What came of it.
     *
     * @param wrong what is wrong, a sentence each; empty when the certificate holds
     * @param summary what it certifies, in one sentence; empty when it does not hold
     * @param key the key that signed it, in Multibase; null when none did
     */
    public record Result(
            List<String> wrong, String summary, @Nullable String key) {

        /** Whether the certificate holds. */
        public boolean holds() {
            return wrong.isEmpty();
        }
    }

    /**
     * Checks a certificate.
     *
     * @param text the certificate
     * @param expectedKey the key of the installation that is expected to have signed it; null for any
     */
    public static Result check(String text, @Nullable String expectedKey) {
        return check(text, expectedKey, CertificateCheck::content, CertificateCheck::summary);
    }

    /**
     * Checks a signed document of any kind.
     *
     * @param text the document
     * @param expectedKey the key of the installation that is expected to have signed it; null for any
     * @param content adds what is wrong with what it says
     * @param summary says in one sentence what it proves, once nothing is wrong
     */
    public static Result check(
            String text,
            @Nullable String expectedKey,
            BiConsumer<JsonNode, List<String>> content,
            Function<JsonNode, String> summary) {
        JsonNode document;
        try {
            document = JsonMapper.shared().readTree(text);
        } catch (JacksonException noJson) {
            return new Result(List.of("It is not JSON."), "", null);
        }
        Optional<String> key = SignedJson.signedBy(document);
        List<String> wrong = new ArrayList<>();
        if (key.isEmpty()) {
            wrong.add("Its signature does not fit its text: it was changed, or never signed.");
        } else if (expectedKey != null && !expectedKey.equals(key.get())) {
            wrong.add("It was signed by " + key.get() + ", not by the key that was expected.");
        }
        content.accept(document, wrong);
        return new Result(List.copyOf(wrong), wrong.isEmpty() ? summary.apply(document) : "", key.orElse(null));
    }

    private static void content(JsonNode certificate, List<String> wrong) {
        if (!certificate.path("type").asString("").equals(TYPE)) {
            wrong.add("It is not the certificate of an erasure.");
            return;
        }
        if (!ENDS.contains(certificate.path("status").asString(""))) {
            wrong.add("The erasure it is about was not complete.");
        }
        if (certificate.path("fragments").isEmpty()) {
            wrong.add("It names nothing that was erased.");
        }
        if (certificate.path("checks").isEmpty()) {
            wrong.add("Nobody looked whether anything is left.");
        }
        for (JsonNode check : certificate.path("checks")) {
            if (check.path("found").asLong(1) != 0) {
                wrong.add("Something was left: " + check.path("subject").asString("") + ".");
            }
        }
        boolean hasExceptions = !certificate.path("exceptions").isEmpty();
        if (hasExceptions == certificate.path("status").asString("").equals("completed")) {
            wrong.add("Its status and its exceptions contradict each other.");
        }
    }

    private static String summary(JsonNode certificate) {
        return "Erasure %s: %d identifiers and %d further items, ordered %s, complete %s%s."
                .formatted(
                        certificate.path("erasure").asString(""),
                        certificate.path("fragments").size(),
                        certificate.path("alsoErased").size(),
                        certificate.path("ordered").path("at").asString(""),
                        certificate.path("completed").path("at").asString(""),
                        certificate.path("exceptions").isEmpty()
                                ? ""
                                : ", except for "
                                        + certificate.path("exceptions").size() + " categories that have to be kept");
    }
}
