package dev.annals.api.request;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * By when a law wants something done. A date is kept when the answer is given on that day, in the time zone of the law.
 *
 * @param zone the time zone, such as {@code Europe/Brussels}
 * @param received the day of the receipt there
 * @param acknowledge by when the receipt has to be confirmed; null where the law asks for no confirmation
 * @param answer by when the request has to be answered
 * @param extended by when it has to be answered once it is extended; null where the law does not allow that
 */
public record Due(
        String zone,
        LocalDate received,
        @Nullable LocalDate acknowledge,
        LocalDate answer,
        @Nullable LocalDate extended) {

    /** The instant at which a day has ended. */
    public Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneId.of(zone)).toInstant();
    }

    /** The same with the answer due when it is extended. */
    public Due afterExtension() {
        return extended == null ? this : new Due(zone, received, acknowledge, extended, null);
    }
}
