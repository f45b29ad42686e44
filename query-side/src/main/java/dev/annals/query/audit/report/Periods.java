package dev.annals.query.audit.report;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** Days, ISO weeks or months, all of UTC, by which a report is divided. */
enum Periods {
    DAY,
    WEEK,
    MONTH;

    /** The parameter's value as a constant. */
    static Periods of(String text) {
        for (Periods each : values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
                return each;
            }
        }
        throw new Rejected(Rejection.INVALID_PARAMETER, "The parameter 'by' is one of day, week, month.");
    }

    /** The beginning of the period of an instant. */
    LocalDate begin(Instant at) {
        LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** The beginning of the next period. */
    LocalDate next(LocalDate begin) {
        return switch (this) {
            case DAY -> begin.plusDays(1);
            case WEEK -> begin.plusWeeks(1);
            case MONTH -> begin.plusMonths(1);
        };
    }

    /** How many periods there are at least between two days. */
    long between(LocalDate from, LocalDate to) {
        return switch (this) {
            case DAY -> ChronoUnit.DAYS.between(from, to);
            case WEEK -> ChronoUnit.WEEKS.between(from, to);
            case MONTH -> ChronoUnit.MONTHS.between(from, to);
        };
    }

    /** What a period is called: {@code 2026-11-22}, {@code 2026-W47}, {@code 2026-11}. */
    String name(LocalDate begin) {
        return switch (this) {
            case DAY -> begin.toString();
            case WEEK ->
                String.format(
                        Locale.ROOT,
                        "%d-W%02d",
                        begin.get(IsoFields.WEEK_BASED_YEAR),
                        begin.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> begin.toString().substring(0, "0000-00".length());
        };
    }
}
