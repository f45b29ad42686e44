package dev.annals.architecture.planted.projections.greeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** Takes the time from the machine in every way there is. */
public class ReadsTheClock {

    Instant now() {
        return Instant.now();
    }

    LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    long milliseconds() {
        return System.currentTimeMillis();
    }

    Clock clock() {
        return Clock.systemUTC();
    }

    Supplier<Instant> reference() {
        return Instant::now;
    }

    Instant given(Clock clock) {
        return Instant.now(clock);
    }
}
