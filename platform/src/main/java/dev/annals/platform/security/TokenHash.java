package dev.annals.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of a token's text, in hexadecimal digits. The text has 256 random bits, so neither salt nor stretching would
 * add anything.
 *
 * @param hex 64 lower-case digits
 */
public record TokenHash(String hex) {

    public TokenHash {
        if (hex.length() != 64) {
            throw new IllegalArgumentException("A token's hash has 64 hexadecimal digits");
        }
    }

    /** The hash of a token's text. */
    public static TokenHash of(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return new TokenHash(HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
