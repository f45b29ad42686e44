package dev.annals.query.identity.matching.prepare;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Spells dates alike, as eight digits: year, month, day. Dates that cannot be, such as the 70th of April, keep their
 * digits: they are still evidence.
 */
public final class BirthDate {

    private static final Pattern NOT_DIGITS = Pattern.compile("[^0-9]+");
    private static final int LENGTH = 8;
    private static final int MONTHS = 12;

    private BirthDate() {}

    /** The eight digits; fewer where the date is incomplete, none where it is none. */
    public static String of(String text) {
        String wide = Normalizer.normalize(text, Form.NFKC).strip();
        String day = wide.indexOf('T') == 10 ? wide.substring(0, 10) : wide;
        String[] parts = Arrays.stream(NOT_DIGITS.split(day, -1))
                .filter(part -> !part.isEmpty())
                .toArray(String[]::new);
        if (parts.length == 3) {
            return ofParts(parts[0], parts[1], parts[2]);
        }
        String digits = String.join("", parts);
        boolean isYearLast =
                digits.length() == LENGTH && !isYear(digits.substring(0, 4)) && isYear(digits.substring(4));
        return isYearLast ? ofParts(digits.substring(0, 2), digits.substring(2, 4), digits.substring(4)) : digits;
    }

    private static String ofParts(String first, String second, String third) {
        if (first.length() == 4) {
            return first + padded(second) + padded(third);
        }
        if (third.length() != 4) {
            return first + second + third;
        }
        boolean isMonthFirst = second.length() <= 2 && Integer.parseInt(second) > MONTHS;
        return isMonthFirst ? third + padded(first) + padded(second) : third + padded(second) + padded(first);
    }

    private static boolean isYear(String digits) {
        return digits.startsWith("19") || digits.startsWith("20");
    }

    private static String padded(String part) {
        return part.length() == 1 ? "0" + part : part;
    }
}
