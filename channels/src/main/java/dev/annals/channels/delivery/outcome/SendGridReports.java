package dev.annals.channels.delivery.outcome;

import dev.annals.api.delivery.Outcome;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the events of SendGrid's signed event webhook (ECDSA over time and body). Mails are known again by their
 * Message-ID, which SendGrid calls {@code smtp-id}.
 */
public final class SendGridReports {

    /** The setting that holds the public key with which events are verified. */
    public static final String KEY = "events-key";

    static final String SIGNATURE = "X-Twilio-Email-Event-Webhook-Signature";
    static final String TIMESTAMP = "X-Twilio-Email-Event-Webhook-Timestamp";

    private static final Duration TOLERANCE = Duration.ofMinutes(10);
    private static final int MOST = 5_000;
    private static final int LONGEST_LINK = 2_000;
    private static final Pattern OURS = Pattern.compile("<?([0-9a-f-]{36})@.*");
    private static final Pattern NO_ADDRESS = Pattern.compile("5\\.1\\.[0-9]+|5\\.2\\.1|5\\.0\\.0");

    private SendGridReports() {}

    /** Whether a body was signed by whoever has the private key, lately. */
    static boolean fits(String publicKey, String signature, String seconds, byte[] body, Instant now) {
        if (!seconds.matches("[0-9]{1,12}")
                || Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now)
                                .abs()
                                .compareTo(TOLERANCE)
                        > 0) {
            return false;
        }
        try {
            PublicKey key = KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
            Signature check = Signature.getInstance("SHA256withECDSA");
            check.initVerify(key);
            check.update(seconds.getBytes(StandardCharsets.UTF_8));
            check.update(body);
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
            return false;
        }
    }

    /** What a body says of mails of ours; events of other mails, and of no interest, are left out. */
    static List<Report> read(byte[] body) {
        JsonNode events = StandardReports.tree(body);
        if (!events.isArray() || events.size() > MOST) {
            throw new Rejected(Rejection.INVALID_FIELD, "$ is a list of at most 5,000 events.");
        }
        List<Report> reports = new ArrayList<>();
        for (JsonNode event : events) {
            FragmentId delivery = delivery(event.path("smtp-id").asString(""));
            Report report = delivery == null ? null : report(delivery, event);
            if (report != null) {
                reports.add(report);
            }
        }
        return reports;
    }

    private static @Nullable Report report(FragmentId delivery, JsonNode event) {
        Instant at = Instant.ofEpochSecond(event.path("timestamp").asLong(0));
        return switch (event.path("event").asString("")) {
            case "delivered" -> new Report(delivery, Outcome.DELIVERED, null, null, at);
            case "bounce" -> new Report(delivery, Outcome.BOUNCED, reason(event), null, at);
            case "dropped" -> new Report(delivery, Outcome.BOUNCED, "dropped", null, at);
            case "open" -> new Report(delivery, Outcome.OPENED, null, null, at);
            case "click" -> new Report(delivery, Outcome.CLICKED, null, link(event), at);
            case "spamreport" -> new Report(delivery, Outcome.COMPLAINED, null, null, at);
            case "unsubscribe", "group_unsubscribe" -> new Report(delivery, Outcome.UNSUBSCRIBED, null, null, at);
            default -> null;
        };
    }

    private static String reason(JsonNode event) {
        String status = event.path("status").asString("").strip();
        boolean isBlocked =
                event.path("type").asString("").toLowerCase(Locale.ROOT).equals("blocked");
        if (!isBlocked && NO_ADDRESS.matcher(status).matches()) {
            return Outcome.HARD_BOUNCE;
        }
        return status.matches("[245]\\.[0-9]{1,3}\\.[0-9]{1,3}") ? "status_" + status : "undelivered";
    }

    private static @Nullable String link(JsonNode event) {
        String url = event.path("url").asString("");
        return url.isEmpty() || url.length() > LONGEST_LINK ? null : url;
    }

    private static @Nullable FragmentId delivery(String messageId) {
        Matcher ours = OURS.matcher(messageId.strip().toLowerCase(Locale.ROOT));
        try {
            return ours.matches() ? FragmentId.of(ours.group(1)) : null;
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }
}
