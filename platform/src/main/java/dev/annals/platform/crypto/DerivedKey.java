package dev.annals.platform.crypto;

import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Makes a key of its own for each purpose out of a secret that is the same on every node (HKDF, RFC 5869). */
public final class DerivedKey {

    private static final int LENGTH = 32;

    private DerivedKey() {}

    /**
     * The key.
     *
     * @param secret what it is derived from
     * @param purpose names it, for ever; ASCII
     * @return 32 bytes
     */
    public static byte[] of(byte[] secret, String purpose) {
        try {
            return Hkdf.computeHkdf(
                    "HMACSHA256", secret, new byte[0], purpose.getBytes(StandardCharsets.US_ASCII), LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no HMAC-SHA-256", e);
        }
    }
}
