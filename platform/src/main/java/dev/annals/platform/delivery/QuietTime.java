package dev.annals.platform.delivery;

import dev.annals.api.delivery.SendRules.QuietHours;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Hours of the day at which nobody is disturbed, in whatever zone the person lives, on days of 23 and 25 hours as well.
 *
 * @param from from when
 * @param to until when, exclusive; over midnight where it is before {@code from}
 */
public record QuietTime(LocalTime from, LocalTime to) {

    /**
     * Reads what a definition says.
     *
     * @throws IllegalArgumentException when it names no hours
     */
    public static QuietTime of(QuietHours hours) {
        return of(hours.from(), hours.to());
    }

    /**
     * Reads two times of day, as {@code 21:00}.
     *
     * @throws IllegalArgumentException when they are none
     */
    public static QuietTime of(String from, String to) {
        try {
            return new QuietTime(LocalTime.parse(from), LocalTime.parse(to));
        } catch (DateTimeException notATime) {
            throw new IllegalArgumentException("Quiet hours are two times of day such as 21:00 and 08:00", notATime);
        }
    }

    /** Whether a time of day is quiet; never, where the hours are empty. */
    boolean covers(LocalTime time) {
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : from.isAfter(to) && (!time.isBefore(from) || time.isBefore(to));
    }

    /**
     * When the quiet time ends that an instant is in; empty where it is in none. Where the clock is put back and an end
     * comes twice, the next one after the instant counts; where it is put forward over an end, the first moment after.
     */
    public Optional<Instant> endAfter(Instant now, ZoneId zone) {
        ZonedDateTime local = now.atZone(zone);
        if (!covers(local.toLocalTime())) {
            return Optional.empty();
        }
        LocalDate day = local.toLocalTime().isBefore(to)
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
        Instant end = end(day, zone, now);
        return Optional.of(end.isAfter(now) ? end : end(day.plusDays(1), zone, now));
    }

    private Instant end(LocalDate day, ZoneId zone, Instant now) {
        ZonedDateTime end = ZonedDateTime.of(day, to, zone);
        return (end.toInstant().isAfter(now) ? end : end.withLaterOffsetAtOverlap()).toInstant();
    }

    @Override
    public String toString() {
        return from + " to " + to;
    }
}
