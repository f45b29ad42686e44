package dev.annals.channels.delivery.ads;

import dev.annals.platform.crypto.Sha256;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Somebody as advertisers know people: by hashes (SHA-256) of values that are spelt alike first. Letters of every script
 * are kept: a city in Chinese characters is another than no city at all.
 *
 * @param hashes the hashes by the advertiser's name of the field
 */
record AudienceMember(Map<String, String> hashes) {

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("email", "EMAIL"),
            Map.entry("phone", "PHONE"),
            Map.entry("firstName", "FN"),
            Map.entry("lastName", "LN"),
            Map.entry("city", "CT"),
            Map.entry("state", "ST"),
            Map.entry("zip", "ZIP"),
            Map.entry("country", "COUNTRY"),
            Map.entry("gender", "GEN"),
            Map.entry("externalId", "EXTERN_ID"));
    private static final Set<String> AS_IS = Set.of("EXTERN_ID");
    private static final String ASCII_PUNCTUATION = "[\\x21-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7e]";

    /** The member whom these values describe; those of no known name, and empty ones, are left out. */
    static AudienceMember of(Map<String, String> values) {
        Map<String, String> hashes = new LinkedHashMap<>();
        FIELDS.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(field -> {
            String value = normalised(field.getValue(), values.getOrDefault(field.getKey(), ""));
            if (!value.isEmpty()) {
                hashes.put(field.getValue(), AS_IS.contains(field.getValue()) ? value : Sha256.hex(value));
            }
        });
        return new AudienceMember(hashes);
    }

    /** A value as advertisers spell it. */
    static String normalised(String field, String value) {
        String plain = Normalizer.normalize(value, Normalizer.Form.NFC).strip();
        String lower = plain.toLowerCase(Locale.ROOT);
        return switch (field) {
            case "EXTERN_ID" -> plain;
            case "EMAIL" -> lower;
            case "PHONE" -> digits(plain).replaceFirst("^0+", "");
            case "ZIP" -> lower.replaceAll("[\\s-]", "");
            case "GEN" -> lower.isEmpty() ? "" : lower.substring(0, 1);
            case "CT", "ST" -> lower.replaceAll(ASCII_PUNCTUATION, "").replaceAll("[\\s\\u3000]", "");
            default -> lower.replaceAll(ASCII_PUNCTUATION, "");
        };
    }

    /** Digits of every script as those of ASCII. */
    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.codePoints()
                .filter(Character::isDigit)
                .map(Character::getNumericValue)
                .forEach(digits::append);
        return digits.toString();
    }
}
