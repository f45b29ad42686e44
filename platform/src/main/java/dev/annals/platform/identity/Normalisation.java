package dev.annals.platform.identity;

import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.identity.NamespaceRule;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns what a source calls a person into an identifier that is spelled the same everywhere, or into none.
 *
 * <ul>
 *   <li>every value: white space around it removed, Unicode NFC; at most 500 characters;
 *   <li>e-mail addresses: lower case, domain in its ASCII form; only what looks like one address;
 *   <li>phone numbers: E.164; only numbers that can exist;
 *   <li>values that the identity rules block ({@code null}, {@code undefined}), and zeros and punctuation
 *       ({@code 0000-000}) are no identifiers.
 * </ul>
 */
public final class Normalisation {

    private static final int LONGEST = 500;

    private final PhoneNumbers phones;
    private final RulesInForce rules;

    /**
     * @param phoneRegion the ISO 3166 region of phone numbers without a country code; {@code ZZ} to take only numbers with
     *     one
     * @param rules how each namespace is spelled, and which values never identify anyone
     * @throws IllegalArgumentException when there is no such region
     */
    public Normalisation(String phoneRegion, RulesInForce rules) {
        this.phones = new PhoneNumbers(phoneRegion);
        this.rules = rules;
    }

    /** The identifier that a value stands for; empty when it identifies nobody. */
    public Optional<Identifier> identifier(Namespace namespace, String value) {
        return identifier(namespace, value, rules.now());
    }

    /** The identifier that a value stands for by other rules than those in force. */
    public Optional<Identifier> identifier(Namespace namespace, String value, CompiledRules by) {
        String text = nfc(value.strip());
        if (text.isEmpty() || text.length() > LONGEST || isZerosAndPunctuation(text) || by.isBlocked(namespace, text)) {
            return Optional.empty();
        }
        NamespaceRule rule = by.of(namespace);
        return switch (rule.spelling()) {
            case EMAIL ->
                MailAddress.normalise(text)
                        .filter(address -> !by.isBlocked(namespace, address))
                        .map(address -> new Identifier(namespace, address));
            case PHONE ->
                phones.e164(text)
                        .filter(number -> !by.isBlocked(namespace, number))
                        .map(number -> new Identifier(namespace, number));
            case TEXT -> Optional.of(new Identifier(namespace, rule.ignoreCase() ? lowerCase(text) : text));
        };
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
