package dev.annals.benchmarks.report;

/** What a figure has to reach. */
public sealed interface Goal {

    /** Only to be known, as the limits of the machine are. */
    record None() implements Goal {}

    /** The more the better. */
    record AtLeast(double least, double aim) implements Goal {}

    /** The less the better. */
    record AtMost(double most, double aim) implements Goal {}

    /** Every single one. */
    record Exactly(double value) implements Goal {}

    /** What a measured value means. */
    default String verdict(double value) {
        return switch (this) {
            case None none -> "";
            case AtLeast goal -> word(value >= goal.least, value >= goal.aim);
            case AtMost goal -> word(value <= goal.most, value <= goal.aim);
            case Exactly goal -> word(value == goal.value, true);
        };
    }

    private static String word(boolean reached, boolean aimReached) {
        if (!reached) {
            return "**missed**";
        }
        return aimReached ? "aim" : "yes";
    }
}
