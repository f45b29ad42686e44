package dev.annals.app.http;

import java.time.Instant;
import java.util.Locale;
import org.springframework.format.datetime.standard.InstantFormatter;

/** Reads instants among the parameters: in years of four digits, so that no sum of one and a period leaves the calendar. */
final class InstantOfThisEra extends InstantFormatter {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    @Override
    public Instant parse(String text, Locale locale) {
        Instant instant = Instant.parse(text);
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new IllegalArgumentException("An instant lies between " + FIRST + " and " + LAST);
        }
        return instant;
    }
}
