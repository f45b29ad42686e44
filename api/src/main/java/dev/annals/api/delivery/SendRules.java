package dev.annals.api.delivery;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules of whoever asks for a message, besides those of the house: of two, the stricter one holds.
 *
 * @param quietHours when nobody is disturbed; null for those of the house
 * @param caps how many messages a person gets at most
 * @param zone the time zone where the person's is not known; null for that of the house
 */
public record SendRules(
        @Nullable QuietHours quietHours,
        List<Cap> caps,
        @Nullable String zone) {

    /** Nothing but the rules of the house. */
    public static final SendRules NONE = new SendRules(null, List.of(), null);

    /**
     * Hours of a person's day at which nothing is sent; over midnight where they end before they begin.
     *
     * @param from from when, as {@code 21:00}
     * @param to until when, exclusive, as {@code 08:00}
     * @param skips whether a message is held back rather than sent when they are over
     */
    public record QuietHours(String from, String to, boolean skips) {}

    /**
     * A cap on the messages to one person, whoever sends them.
     *
     * @param channel by which channel; {@code any} for all of them together
     * @param most how many
     * @param per within what time, up to the moment of sending
     */
    public record Cap(String channel, int most, Duration per) {

        /** Stands for all channels together. */
        public static final String ANY = "any";

        /** Whether messages by a channel count. */
        public boolean counts(String other) {
            return channel.equals(ANY) || channel.equals(other);
        }
    }
}
