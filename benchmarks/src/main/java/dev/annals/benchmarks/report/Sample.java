package dev.annals.benchmarks.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The same thing measured several times.
 *
 * @param values at least one
 */
public record Sample(List<Double> values) {

    public Sample {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("A sample has at least one value");
        }
    }

    public static Sample of(double... values) {
        return new Sample(Arrays.stream(values).boxed().toList());
    }

    /** The sample of one aspect of what was measured. */
    public static <T> Sample of(List<T> measured, ToDoubleFunction<T> aspect) {
        return new Sample(measured.stream().map(aspect::applyAsDouble).toList());
    }

    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public double min() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    public double max() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** The sample of the quotients, pair by pair. */
    public Sample dividedBy(Sample other) {
        double divisor = other.median();
        return new Sample(values.stream().map(value -> value / divisor).toList());
    }
}
