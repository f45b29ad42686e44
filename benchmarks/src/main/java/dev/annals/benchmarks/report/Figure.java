package dev.annals.benchmarks.report;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table.
 *
 * @param what what was measured
 * @param unit of the goal and the values
 * @param goal what it has to reach
 * @param sample what was measured
 * @param ofRaw the part of the raw limit of this machine, taken in the same run; null where there is none
 */
public record Figure(
        String what,
        String unit,
        Goal goal,
        Sample sample,
        @Nullable Double ofRaw) {

    public Figure(String what, String unit, Goal goal, Sample sample) {
        this(what, unit, goal, sample, null);
    }

    /** The cells of its row. */
    List<String> cells() {
        return List.of(
                what,
                switch (goal) {
                    case Goal.None none -> "";
                    case Goal.AtLeast bound -> text(bound.least()) + unit;
                    case Goal.AtMost bound -> "<= " + text(bound.most()) + unit;
                    case Goal.Exactly bound -> text(bound.value()) + unit;
                },
                switch (goal) {
                    case Goal.None none -> "";
                    case Goal.AtLeast bound -> text(bound.aim()) + unit;
                    case Goal.AtMost bound -> "<= " + text(bound.aim()) + unit;
                    case Goal.Exactly bound -> "";
                },
                measured(),
                ofRaw == null ? "" : text(ofRaw),
                goal.verdict(sample.median()));
    }

    private String measured() {
        String median = text(sample.median()) + unit;
        return sample.values().size() == 1
                ? median
                : median + " (" + text(sample.min()) + ".." + text(sample.max()) + ")";
    }

    /** Three digits that matter, thousands kept apart. */
    static String text(double value) {
        double size = Math.abs(value);
        String format = size >= 100 || value == Math.rint(value) ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
