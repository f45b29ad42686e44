package dev.annals.api.condition;

import java.time.Duration;
import java.time.Instant;

/** When something has to have happened, seen from the instant at which a condition is asked for. */
public sealed interface Period {

    /** At any time until then. */
    record Ever() implements Period {}

    /**
     * Within a span of time before it; what happened exactly so long ago is out.
     *
     * @param span how long
     */
    record Within(Duration span) implements Period {}

    /**
     * Longer ago than a span of time.
     *
     * @param span how long
     */
    record Before(Duration span) implements Period {}

    /**
     * Between two instants.
     *
     * @param from the first that counts
     * @param until the first that does not count any more
     */
    record Between(Instant from, Instant until) implements Period {}

    /**
     * After the person did something else the last time; never where the person did not.
     *
     * @param other what
     */
    record Since(Behaviour other) implements Period {}
}
