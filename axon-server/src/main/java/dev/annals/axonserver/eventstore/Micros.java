package dev.annals.axonserver.eventstore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the log stores them: whole microseconds since 1970. */
final class Micros {

    private static final long SECOND = 1_000_000;

    private Micros() {}

    static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1_000);
    }
}
