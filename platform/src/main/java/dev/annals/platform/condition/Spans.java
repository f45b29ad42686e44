package dev.annals.platform.condition;

import java.time.Duration;

/** Writes time spans as their authors do: in days where they are days. */
public final class Spans {

    private Spans() {}

    /** A span in ISO 8601, such as {@code P30D} or {@code P1DT2H}. */
    public static String of(Duration span) {
        long days = span.toDays();
        Duration rest = span.minusDays(days);
        return days <= 0
                ? span.toString()
                : "P" + days + "D" + (rest.isZero() ? "" : rest.toString().substring(1));
    }
}
