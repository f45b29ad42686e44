package dev.annals.benchmarks.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** Counts of a load, written by its thread and summed by another. */
final class Tally {

    private volatile Sum sum = Sum.NOTHING;
    private volatile long position = -1;

    /** Running totals at one instant. */
    record Sum(long answered, long interactions, long refused, int refusal, long broken) {

        static final Sum NOTHING = new Sum(0, 0, 0, 0, 0);

        Window since(Sum earlier, Duration length, Histogram micros) {
            return new Window(
                    length,
                    answered - earlier.answered,
                    interactions - earlier.interactions,
                    refused - earlier.refused,
                    refusal,
                    broken - earlier.broken,
                    micros);
        }
    }

    void answered(int interactions, long reached) {
        Sum now = sum;
        sum = new Sum(now.answered + 1, now.interactions + interactions, now.refused, now.refusal, now.broken);
        if (reached > position) {
            position = reached;
        }
    }

    void refused(int status) {
        Sum now = sum;
        sum = new Sum(now.answered, now.interactions, now.refused + 1, status, now.broken);
    }

    void broken() {
        Sum now = sum;
        sum = new Sum(now.answered, now.interactions, now.refused, now.refusal, now.broken + 1);
    }

    Sum sum() {
        return sum;
    }

    long position() {
        return position;
    }
}
