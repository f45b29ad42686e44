package dev.annals.benchmarks.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What a load came to within a stretch of time.
 *
 * @param length how long it was
 * @param answered requests answered with 2xx
 * @param interactions interactions in these
 * @param refused requests answered otherwise
 * @param refusal the status last answered to one of these
 * @param broken connections that broke
 * @param micros times to the answer in microseconds, of 2xx answers
 */
public record Window(
        Duration length, long answered, long interactions, long refused, int refusal, long broken, Histogram micros) {

    public double requestsPerSecond() {
        return answered / seconds();
    }

    public double interactionsPerSecond() {
        return interactions / seconds();
    }

    /** A percentile of the times to the answer, in milliseconds. */
    public double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }

    /** Whether anything but a good answer came. */
    public boolean isSpoilt() {
        return refused > 0 || broken > 0;
    }

    /** What was wrong, for people. */
    public String flaws() {
        return refused + " requests were refused (the last by " + refusal + "), " + broken + " connections broke";
    }

    private double seconds() {
        return length.toNanos() / 1e9;
    }
}
