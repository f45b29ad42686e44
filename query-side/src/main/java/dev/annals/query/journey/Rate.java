package dev.annals.query.journey;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A rate with its 95 percent confidence interval (Wilson, "Probable inference, the law of succession, and statistical
 * inference", 1927).
 *
 * @param reached how many reached the goal
 * @param of of how many
 * @param rate the share
 * @param from the lower end of the interval
 * @param to the upper end
 * @param value what those goals were worth
 */
record Rate(long reached, long of, double rate, double from, double to, BigDecimal value) {

    private static final double Z = 1.96;
    private static final double POWER = 0.84;
    private static final long FEW = 30;

    static Rate of(long reached, long of, BigDecimal value) {
        if (of == 0) {
            return new Rate(0, 0, 0, 0, 1, value);
        }
        double share = Math.min(1, (double) reached / of);
        double square = Z * Z / of;
        double middle = (share + square / 2) / (1 + square);
        double half = Z * Math.sqrt(share * (1 - share) / of + square / (4 * of)) / (1 + square);
        return new Rate(reached, of, share, Math.max(0, middle - half), Math.min(1, middle + half), value);
    }

    /** What to mind when rates are compared, of which the best and the next are looked at; null for nothing. */
    static @Nullable String note(List<Rate> rates) {
        if (rates.stream().anyMatch(rate -> rate.of() < FEW)) {
            return "Fewer than " + FEW + " people in a group: differences say little.";
        }
        List<Rate> best = rates.stream()
                .sorted(Comparator.comparingDouble(Rate::rate).reversed())
                .limit(2)
                .toList();
        Rate first = best.getFirst();
        Rate second = best.getLast();
        if (first.from() > second.to()) {
            return null;
        }
        double difference = first.rate() - second.rate();
        double spread = first.rate() * (1 - first.rate()) + second.rate() * (1 - second.rate());
        return "The intervals overlap: the difference may be chance."
                + (difference <= 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " To tell this one from chance it would take about %,.0f people in each group.",
                                Math.ceil(Math.pow((Z + POWER) / difference, 2) * spread)));
    }
}
