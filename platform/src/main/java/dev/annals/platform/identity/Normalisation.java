package dev.annals.platform.identity;

import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns what a source calls a person into an identifier that is spelled the same everywhere, or into none.
 *
 * <ul>
 *   <li>every value: white space around it removed, Unicode NFC; at most 500 characters;
 *   <li>{@code email}: lower case, domain in its ASCII form; only what looks like one address;
 *   <li>{@code phone}: E.164; only numbers that can exist;
 *   <li>values that stand for nobody ({@code null}, {@code undefined}, {@code 0000-000}) are no identifiers.
 * </ul>
 */
public final class Normalisation {

    /** Values that broken code and impatient people send; compared in lower case. */
    public static final Set<String> STAND_FOR_NOBODY = Set.of(
            "null",
            "(null)",
            "nil",
            "undefined",
            "none",
            "nan",
            "n/a",
            "na",
            "anonymous",
            "guest",
            "unknown",
            "true",
            "false",
            "-1",
            "[object object]",
            "test@test.com",
            "none@none.com",
            "null@null.com",
            "noemail@noemail.com");

    private static final int LONGEST = 500;

    private final PhoneNumbers phones;
    private final Set<String> blocked;

    /**
     * @param phoneRegion the ISO 3166 region of phone numbers without a country code; {@code ZZ} to take only numbers with
     *     one
     * @param alsoBlocked further values that never identify anyone
     * @throws IllegalArgumentException when there is no such region
     */
    public Normalisation(String phoneRegion, Set<String> alsoBlocked) {
        this.phones = new PhoneNumbers(phoneRegion);
        this.blocked = Stream.concat(STAND_FOR_NOBODY.stream(), alsoBlocked.stream())
                .map(value -> lowerCase(nfc(value.strip())))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The identifier that a value stands for; empty when it identifies nobody. */
    public Optional<Identifier> identifier(Namespace namespace, String value) {
        String text = nfc(value.strip());
        if (text.isEmpty() || text.length() > LONGEST || isBlocked(text)) {
            return Optional.empty();
        }
        if (namespace.equals(Namespace.EMAIL)) {
            return MailAddress.normalise(text)
                    .filter(address -> !isBlocked(address))
                    .map(address -> new Identifier(namespace, address));
        }
        if (namespace.equals(Namespace.PHONE)) {
            return phones.e164(text).map(number -> new Identifier(namespace, number));
        }
        return Optional.of(new Identifier(namespace, text));
    }

    private boolean isBlocked(String value) {
        return blocked.contains(lowerCase(value)) || isZerosAndPunctuation(value);
    }

    private static boolean isZerosAndPunctuation(String value) {
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            if (each != '0' && each != '-' && each != '.' && each != '_' && each != ' ' && each != '+') {
                return false;
            }
        }
        return true;
    }

    static String nfc(String value) {
        return isAscii(value) ? value : Normalizer.normalize(value, Normalizer.Form.NFC);
    }

    static String lowerCase(String value) {
        return value.toLowerCase(Locale.ROOT);
    }

    static boolean isAscii(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
