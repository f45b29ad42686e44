package dev.annals.query.identity.matching.prepare;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/** Spells numbers alike: in one width, without anything between the digits and letters. */
public final class Digits {

    private static final int SHORTEST_PHONE = 6;

    private Digits() {}

    /** Digits and letters of a number that names something: a house, a membership, a postcode. */
    public static String of(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        String wide = Normalizer.normalize(text, Form.NFKC).toLowerCase(Locale.ROOT);
        wide.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** The digits of a phone number, without the zeros and signs in front; none where there are too few. */
    public static String ofPhone(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        String wide = Normalizer.normalize(text, Form.NFKC);
        for (int i = 0; i < wide.length(); i++) {
            char each = wide.charAt(i);
            if (each >= '0' && each <= '9' && (each != '0' || !kept.isEmpty())) {
                kept.append(each);
            }
        }
        return kept.length() < SHORTEST_PHONE ? "" : kept.toString();
    }
}
