package dev.annals.query.web;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads times as Segment's Profile API takes them: ISO 8601, a day (in UTC) or a time with offset. */
final class Times {

    private Times() {}

    /** When it begins; the beginning of time where nothing is given. */
    static Instant start(@Nullable String text) {
        return text == null ? Instant.MIN : parse("start", text);
    }

    /** Before when it ends; the end of time where nothing is given. */
    static Instant end(@Nullable String text) {
        return text == null ? Instant.MAX : parse("end", text);
    }

    private static Instant parse(String name, String text) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException notATime) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER,
                    "The parameter '" + name + "' is no day or time in ISO 8601, such as 2026-01-31 or"
                            + " 2026-01-31T12:00:00Z.");
        }
    }
}
