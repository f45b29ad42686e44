package dev.annals.command.interaction;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Reads the ways in which sources write a time: ISO-8601 with or without time of day, seconds, fraction and offset (UTC
 * where none is given), and milliseconds since 1970 as a number.
 */
final class Timestamps {

    private static final long NANOS = 1_000_000_000L;

    private final String text;
    private int at;

    private Timestamps(String text) {
        this.text = text;
    }

    /** The time that a text stands for; empty when it is no time. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(new Timestamps(text.strip()).instant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private Instant instant() {
        int year = digits(4);
        expect('-');
        int month = digits(2);
        expect('-');
        long day = LocalDate.of(year, month, digits(2)).toEpochDay();
        if (at == text.length()) {
            return Instant.ofEpochSecond(day * 86_400);
        }
        if (!skip('T') && !skip('t')) {
            expect(' ');
        }
        int hour = within(digits(2), 23);
        expect(':');
        int minute = within(digits(2), 59);
        int second = 0;
        long nanos = 0;
        if (skip(':')) {
            second = within(digits(2), 60);
            if (skip('.') || skip(',')) {
                nanos = fraction();
            }
        }
        long offset = offset();
        if (at != text.length()) {
            throw noTime();
        }
        return Instant.ofEpochSecond(day * 86_400 + hour * 3_600L + minute * 60L + second - offset, nanos);
    }

    private long offset() {
        if (at == text.length() || skip('Z') || skip('z')) {
            return 0;
        }
        skip(' ');
        int sign = skip('-') ? -1 : 1;
        if (sign > 0) {
            expect('+');
        }
        int hours = within(digits(2), 18);
        int minutes = 0;
        if (at < text.length()) {
            skip(':');
            minutes = within(digits(2), 59);
        }
        return sign * (hours * 3_600L + minutes * 60L);
    }

    private long fraction() {
        int start = at;
        long nanos = 0;
        long unit = NANOS / 10;
        while (at < text.length() && isDigit(text.charAt(at))) {
            nanos += (text.charAt(at) - '0') * unit;
            unit /= 10;
            at++;
        }
        if (at == start) {
            throw noTime();
        }
        return nanos;
    }

    private int digits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++, at++) {
            if (at >= text.length() || !isDigit(text.charAt(at))) {
                throw noTime();
            }
            value = value * 10 + text.charAt(at) - '0';
        }
        return value;
    }

    private void expect(char wanted) {
        if (!skip(wanted)) {
            throw noTime();
        }
    }

    private boolean skip(char wanted) {
        boolean found = at < text.length() && text.charAt(at) == wanted;
        at += found ? 1 : 0;
        return found;
    }

    private static int within(int value, int most) {
        if (value > most) {
            throw noTime();
        }
        return value;
    }

    private static boolean isDigit(char each) {
        return each >= '0' && each <= '9';
    }

    private static DateTimeException noTime() {
        return new DateTimeException("no time");
    }
}
