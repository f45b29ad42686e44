package dev.annals.platform.security;

import dev.annals.api.security.Role;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** The text of tokens: {@code an_<role>_<secret>}, the secret being 256 random bits as 43 digits of base 62. */
final class TokenText {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String MARK = "an_";
    private static final int LENGTH = 43;
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final Pattern FORM = Pattern.compile("an_[a-z]{1,20}_[0-9A-Za-z]{" + LENGTH + "}");

    private TokenText() {}

    /** The text for a role and 32 random bytes. */
    static String of(Role role, byte[] random) {
        StringBuilder secret = new StringBuilder(LENGTH);
        BigInteger rest = new BigInteger(1, random);
        for (int i = 0; i < LENGTH; i++) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            secret.append(DIGITS.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return prefix(role) + secret.reverse();
    }

    /** What the texts of a role begin with. */
    static String prefix(Role role) {
        return MARK + role.wireName() + "_";
    }

    /** Whether a text could be a token at all; what could not is refused without asking the store. */
    static boolean isToken(String text) {
        return FORM.matcher(text).matches();
    }

    /** Whether a text claims to be a token of Annals rather than of an identity provider. */
    static boolean claimsToBeToken(String text) {
        return text.startsWith(MARK);
    }
}
