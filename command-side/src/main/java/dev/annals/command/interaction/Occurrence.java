package dev.annals.command.interaction;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Works out when an interaction happened, whatever the clock of the device says: the time between happening and sending
 * is taken off the time of receipt, {@code receivedAt - (sentAt - originalTimestamp)}, as the Segment spec has it.
 */
final class Occurrence {

    /** Nothing is believed to have happened before: a clock that was never set says 1 January 1970. */
    static final Instant EARLIEST = Instant.parse("1970-01-02T00:00:00Z");

    static final Duration LATEST_AFTER_RECEIPT = Duration.ofDays(1);

    private static final long FIRST_PLAUSIBLE_MILLIS = 100_000_000_000L;
    private static final long LAST_MILLIS = 253_402_300_799_999L;
    private static final String EXPECTED = "a time as ISO-8601, or in milliseconds since 1970";

    private Occurrence() {}

    /**
     * The time of an interaction, to the millisecond.
     *
     * @param item the interaction
     * @param sentAt when its request was sent by the sender's clock, where the request says so
     * @param receivedAt when it was received
     * @throws Rejected when a time cannot be read or lies out of range
     */
    static Instant of(Fields item, @Nullable Instant sentAt, Instant receivedAt) {
        String name = item.value("originalTimestamp") == null ? "timestamp" : "originalTimestamp";
        Instant stated = time(item, name);
        if (name.equals("originalTimestamp")) {
            time(item, "timestamp");
        }
        Instant itemSentAt = time(item, "sentAt");
        Instant sent = itemSentAt == null ? sentAt : itemSentAt;
        Instant occurredAt = stated == null ? receivedAt : sent == null ? stated : corrected(stated, sent, receivedAt);
        if (occurredAt.isBefore(EARLIEST) || occurredAt.isAfter(receivedAt.plus(LATEST_AFTER_RECEIPT))) {
            throw outOfRange(item.path(name));
        }
        return occurredAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A time in a member; null when absent. */
    static @Nullable Instant time(Fields fields, String name) {
        return switch (fields.value(name)) {
            case null -> null;
            case String text when text.isBlank() -> null;
            case String text ->
                Timestamps.parse(text)
                        .orElseThrow(() -> new Rejected(
                                Rejection.INVALID_FIELD,
                                fields.path(name) + " cannot be read; " + EXPECTED + " is expected."));
            case Integer number -> ofMillis(fields, name, number);
            case Long number -> ofMillis(fields, name, number);
            case Double number -> ofMillis(fields, name, number.longValue());
            case BigDecimal number -> ofMillis(fields, name, number.longValue());
            case BigInteger number -> throw outOfRange(fields.path(name));
            case Object other -> throw fields.mismatch(name, other, EXPECTED);
        };
    }

    private static Instant ofMillis(Fields fields, String name, long millis) {
        if (millis > EARLIEST.toEpochMilli() && millis < FIRST_PLAUSIBLE_MILLIS) {
            throw new Rejected(
                    Rejection.INVALID_FIELD,
                    fields.path(name) + " seems to be in seconds; " + EXPECTED + " is expected.");
        }
        if (millis < 0 || millis > LAST_MILLIS) {
            throw outOfRange(fields.path(name));
        }
        return Instant.ofEpochMilli(millis);
    }

    private static Instant corrected(Instant stated, Instant sent, Instant receivedAt) {
        return receivedAt.minus(Duration.between(stated, sent));
    }

    private static Rejected outOfRange(String path) {
        return new Rejected(
                Rejection.TIMESTAMP_OUT_OF_RANGE,
                path + " lies before 2 January 1970 or more than a day after receipt, corrected for clock skew.");
    }
}
