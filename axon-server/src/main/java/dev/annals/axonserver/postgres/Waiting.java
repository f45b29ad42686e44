package dev.annals.axonserver.postgres;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for another process, which can only be watched by looking again. */
final class Waiting {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private Waiting() {}

    /** Returns true as soon as the condition holds, false if it does not within the time or the thread is interrupted. */
    static boolean until(Duration atMost, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() >= end || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return true;
    }
}
