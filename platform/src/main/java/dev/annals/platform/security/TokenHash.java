package dev.annals.platform.security;

import dev.annals.platform.crypto.Sha256;

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
        return new TokenHash(Sha256.hex(text));
    }
}
