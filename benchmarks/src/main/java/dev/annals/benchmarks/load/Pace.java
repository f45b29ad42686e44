package dev.annals.benchmarks.load;

/**
 * When requests are sent.
 *
 * <p>In a closed loop every connection sends as soon as it has its answer. At a rate, requests fall due at even
 * intervals whatever the answers do, and their time is taken from when they were due, so that a stall is felt by all
 * that should have been sent meanwhile.
 *
 * @param perSecond requests a second over all connections; 0 for a closed loop
 */
public record Pace(double perSecond) {

    public static final Pace CLOSED_LOOP = new Pace(0);

    public static Pace at(double perSecond) {
        return new Pace(perSecond);
    }

    boolean isClosedLoop() {
        return perSecond <= 0;
    }

    /** How many nanoseconds after the beginning a request is due. */
    long due(long number) {
        return isClosedLoop() ? 0 : (long) (number * 1e9 / perSecond);
    }
}
