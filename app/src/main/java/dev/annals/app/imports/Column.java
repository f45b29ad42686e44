package dev.annals.app.imports;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place of a message that is filled from a column: {@code ${name}}, {@code ${name|number}}, {@code ${name|integer}},
 * {@code ${name|boolean}}, {@code ${name|date:PATTERN}} or {@code ${name|date:PATTERN|zone:Asia/Taipei}}.
 *
 * @param name the column's name
 * @param kind what its text is turned into
 * @param format how dates are written; null for other kinds
 * @param zone where dates without an offset are from
 */
record Column(String name, Kind kind, @Nullable DateTimeFormatter format, ZoneId zone) {

    /** What a column's text can be turned into. */
    enum Kind {
        TEXT,
        NUMBER,
        INTEGER,
        BOOLEAN,
        DATE
    }

    private static final List<String> TRUE = List.of("true", "yes", "y", "1");
    private static final List<String> FALSE = List.of("false", "no", "n", "0");

    /**
     * Reads what stands in a mapping.
     *
     * @return the column, or null when the text is a constant
     * @throws ImportFailure when it begins like a column and cannot be one
     */
    static @Nullable Column in(String text) {
        if (!text.startsWith("${") || !text.endsWith("}")) {
            return null;
        }
        String[] parts = text.substring(2, text.length() - 1).split("\\|", -1);
        Kind kind = Kind.TEXT;
        DateTimeFormatter format = null;
        ZoneId zone = ZoneId.of("UTC");
        try {
            for (int i = 1; i < parts.length; i++) {
                String part = parts[i].strip();
                if (part.startsWith("zone:")) {
                    zone = ZoneId.of(part.substring(5));
                } else if (part.startsWith("date:")) {
                    kind = Kind.DATE;
                    format = DateTimeFormatter.ofPattern(part.substring(5), Locale.ROOT);
                } else {
                    kind = Kind.valueOf(part.toUpperCase(Locale.ROOT));
                }
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ImportFailure("The mapping has " + text + ": use ${column}, ${column|number}, ${column|integer}, "
                    + "${column|boolean} or ${column|date:yyyy-MM-dd|zone:Asia/Taipei}.");
        }
        return new Column(parts[0].strip(), kind, format, zone);
    }

    /**
     * The value of a field.
     *
     * @return null when the field is empty
     * @throws IllegalArgumentException saying that the column holds something else; without its value
     */
    @Nullable
    Object value(String field) {
        String text = field.strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return switch (kind) {
                case TEXT -> text;
                case NUMBER -> new BigDecimal(text);
                case INTEGER -> Long.parseLong(text);
                case BOOLEAN -> bool(text.toLowerCase(Locale.ROOT));
                case DATE -> instant(text);
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "the column " + name + " holds no " + kind.name().toLowerCase(Locale.ROOT));
        }
    }

    private Boolean bool(String text) {
        if (!TRUE.contains(text) && !FALSE.contains(text)) {
            throw new IllegalArgumentException("the column " + name + " holds no boolean");
        }
        return TRUE.contains(text);
    }

    private String instant(String text) {
        TemporalAccessor time = Objects.requireNonNull(format)
                .parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
        return switch (time) {
            case ZonedDateTime zoned -> zoned.toInstant().toString();
            case LocalDateTime local -> local.atZone(zone).toInstant().toString();
            case LocalDate date -> date.atStartOfDay(zone).toInstant().toString();
            default -> throw new DateTimeException("No date");
        };
    }
}
