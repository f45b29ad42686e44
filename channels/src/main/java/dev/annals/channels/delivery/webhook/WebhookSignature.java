package dev.annals.channels.delivery.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what is posted, and checks what others signed: HMAC-SHA-256 over id, time and body, version {@code v1} of Standard Webhooks. */
public final class WebhookSignature {

    private static final String PREFIX = "whsec_";
    private static final String HMAC = "HmacSHA256";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int MOST_SIGNATURES = 10;

    private final byte[] key;

    /** @throws IllegalArgumentException when the secret is none */
    public WebhookSignature(String secret) {
        try {
            this.key =
                    Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("The signing secret is no Base64", notBase64);
        }
        if (key.length == 0) {
            throw new IllegalArgumentException("The signing secret is empty");
        }
    }

    /** The headers that go along with a body. */
    Map<String, String> headers(String id, Instant at, byte[] body) {
        String seconds = Long.toString(at.getEpochSecond());
        return Map.of(
                "webhook-id", id,
                "webhook-timestamp", seconds,
                "webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature(id, seconds, body)));
    }

    /**
     * Whether a body was signed with the same secret not longer ago than five minutes.
     *
     * @param signatures what the header {@code webhook-signature} says: one for each secret of the sender
     */
    public boolean fits(String id, String seconds, String signatures, byte[] body, Instant now) {
        if (!seconds.matches("[0-9]{1,12}")
                || Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now)
                                .abs()
                                .compareTo(TOLERANCE)
                        > 0) {
            return false;
        }
        byte[] ours = signature(id, seconds, body);
        boolean fits = false;
        for (String each : signatures.split(" ", MOST_SIGNATURES)) {
            fits |= each.startsWith("v1,") && MessageDigest.isEqual(ours, decoded(each.substring(3)));
        }
        return fits;
    }

    private static byte[] decoded(String signature) {
        try {
            return Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private byte[] signature(String id, String seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no " + HMAC, e);
        }
    }
}
