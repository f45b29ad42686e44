package dev.annals.platform.condition;

import dev.annals.platform.condition.Person.Held;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How JSON values are found, compared and read. */
final class Values {

    private static final int LONGEST_NUMBER = 40;

    private Values() {}

    /** The value at a path: a member of that whole name, else member by member. */
    static @Nullable Object at(Map<String, ? extends @Nullable Object> object, String path) {
        if (object.containsKey(path)) {
            return object.get(path);
        }
        int dot = path.indexOf('.');
        return dot > 0 && object.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? at(named(inner), path.substring(dot + 1))
                : null;
    }

    /** The value of a trait, or of a member of one, found in the same way. */
    static @Nullable Object of(Map<String, Held> traits, String path) {
        Held whole = traits.get(path);
        int dot = path.indexOf('.');
        if (whole != null || dot <= 0) {
            return whole == null ? null : whole.value();
        }
        Held outer = traits.get(path.substring(0, dot));
        return outer != null && outer.value() instanceof Map<?, ?> inner
                ? at(named(inner), path.substring(dot + 1))
                : null;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> named(Map<?, ?> object) {
        return (Map<String, @Nullable Object>) object;
    }

    /** The time zone that a trait names; another one where there is none. */
    static ZoneId zone(Map<String, Held> traits, @Nullable String trait, ZoneId otherwise) {
        try {
            return trait != null && of(traits, trait) instanceof String name ? ZoneId.of(name) : otherwise;
        } catch (DateTimeException noZone) {
            return otherwise;
        }
    }

    /** A number, also one that is written as a text; null when it is none. */
    static @Nullable BigDecimal number(@Nullable Object value) {
        return switch (value) {
            case BigDecimal number -> number;
            case Integer number -> BigDecimal.valueOf(number);
            case Long number -> BigDecimal.valueOf(number);
            case BigInteger number -> new BigDecimal(number);
            case Double number when Double.isFinite(number) -> BigDecimal.valueOf(number);
            case String text -> parsed(text);
            case null, default -> null;
        };
    }

    private static @Nullable BigDecimal parsed(String text) {
        try {
            String digits = text.strip();
            return digits.isEmpty() || digits.length() > LONGEST_NUMBER ? null : bounded(new BigDecimal(digits));
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** A scale beyond any real amount would make sums as long as it is. */
    private static @Nullable BigDecimal bounded(BigDecimal number) {
        return Math.abs(number.scale()) > LONGEST_NUMBER ? null : number;
    }

    /** An instant; the beginning of a day in UTC; null when it is neither. */
    static @Nullable Instant instant(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return value instanceof Long millis ? Instant.ofEpochMilli(millis) : null;
        }
        try {
            return text.length() > 10
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    /** A day; null when it is none. */
    static @Nullable LocalDate day(@Nullable Object value) {
        if (!(value instanceof String text) || text.length() < 10) {
            return null;
        }
        try {
            return LocalDate.parse(text.substring(0, 10));
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    /** What two values must share to be the same: numbers by value, texts in one spelling. */
    static @Nullable Object key(@Nullable Object value) {
        return switch (value) {
            case String text -> Normalizer.normalize(text, Normalizer.Form.NFC);
            case Integer number -> BigDecimal.valueOf(number).stripTrailingZeros();
            case Long number -> BigDecimal.valueOf(number).stripTrailingZeros();
            case Double number
            when Double.isFinite(number) -> BigDecimal.valueOf(number).stripTrailingZeros();
            case BigDecimal number -> number.stripTrailingZeros();
            case BigInteger number -> new BigDecimal(number).stripTrailingZeros();
            case null, default -> value;
        };
    }

    /** A text for comparing parts of it whatever the case. */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
