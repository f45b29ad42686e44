package dev.annals.platform.web;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ids of requests that come without one: they begin with the second in which they were made, so that what a request led
 * to is looked for in that part of the log only.
 */
public final class RequestIds {

    private static final Pattern OURS = Pattern.compile("[0-9a-f]{20}");
    private static final int TIME = 8;
    private static final int CHANCE = 12;

    private RequestIds() {}

    /**
     * An id.
     *
     * @param now when it is made
     * @param chance tells it from others of that second
     */
    static String made(Instant now, long chance) {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(now.getEpochSecond(), TIME) + hex.toHexDigits(chance, CHANCE);
    }

    /** When an id was made; empty where it is one that a sender gave. */
    public static Optional<Instant> madeAt(String id) {
        return OURS.matcher(id).matches()
                ? Optional.of(Instant.ofEpochSecond(HexFormat.fromHexDigitsToLong(id, 0, TIME)))
                : Optional.empty();
    }
}
