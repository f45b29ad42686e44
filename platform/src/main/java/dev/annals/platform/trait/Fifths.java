package dev.annals.platform.trait;

import dev.annals.platform.trait.Rfm.Figures;
import dev.annals.platform.yaml.YamlObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The limits between the fifths of customers, by which everybody is in one of them until other limits are published: 5 is the
 * best. Whoever passes none of a figure's limits is in fifth 1, and in one more for each that is passed. There are fewer than
 * four where so many customers are alike that no value divides them.
 *
 * @param drawn the instant of which they were drawn; null where nobody said
 * @param customers of how many customers; null where nobody said
 * @param recency the most whole days since the last order, falling
 * @param frequency the fewest orders, rising
 * @param monetary the least that was paid altogether, rising
 */
public record Fifths(
        @Nullable Instant drawn,
        @Nullable BigDecimal customers,
        List<BigDecimal> recency,
        List<BigDecimal> frequency,
        List<BigDecimal> monetary) {

    static final String RECENCY = "recency_fifth";
    static final String FREQUENCY = "frequency_fifth";
    static final String MONETARY = "monetary_fifth";
    static final String ALL = "rfm";

    /** The keys of what is computed by limits. */
    public static final List<String> KEYS = List.of(RECENCY, FREQUENCY, MONETARY, ALL);

    private static final int LIMITS = 4;
    private static final int NUMBER = 5;
    private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(365_000);

    /** The limits that put each of these customers into the fifth that {@link Rfm#scores} does. */
    public static Fifths of(Collection<Figures> customers, Instant at) {
        List<Figures> buyers = customers.stream()
                .filter(figures -> figures.recencyDays() != null)
                .toList();
        return new Fifths(
                at,
                BigDecimal.valueOf(buyers.size()),
                limits(buyers, figures -> days(figures).negate()).stream()
                        .map(BigDecimal::negate)
                        .toList(),
                limits(buyers, figures -> BigDecimal.valueOf(figures.frequency())),
                limits(buyers, Figures::monetary));
    }

    private static BigDecimal days(Figures figures) {
        Long days = figures.recencyDays();
        return BigDecimal.valueOf(days == null ? 0 : days);
    }

    /** Each is the least value that at least so many fifths of all are below. */
    private static List<BigDecimal> limits(List<Figures> buyers, Function<Figures, BigDecimal> value) {
        List<BigDecimal> values =
                buyers.stream().map(value).sorted(Comparator.naturalOrder()).toList();
        int size = values.size();
        List<BigDecimal> limits = new ArrayList<>();
        for (long limit = 1; limit <= LIMITS; limit++) {
            int first = (int) ((limit * size + NUMBER - 1) / NUMBER);
            while (first > 0 && first < size && values.get(first).compareTo(values.get(first - 1)) == 0) {
                first++;
            }
            if (first < size) {
                limits.add(values.get(first));
            }
        }
        return limits;
    }

    /** The fifth by whole days since the last order. */
    int byRecency(long days) {
        BigDecimal value = BigDecimal.valueOf(days);
        return 1
                + (int) recency.stream()
                        .filter(most -> value.compareTo(most) <= 0)
                        .count();
    }

    /** The first number of days of which somebody is in a worse fifth; null where there is none. */
    @Nullable
    Long worseFrom(long days) {
        BigDecimal value = BigDecimal.valueOf(days);
        return recency.stream()
                .filter(most -> value.compareTo(most) <= 0)
                .min(Comparator.naturalOrder())
                .map(most -> most.longValue() + 1)
                .orElse(null);
    }

    /** The fifth by the number of orders. */
    int byFrequency(int orders) {
        return rising(frequency, BigDecimal.valueOf(orders));
    }

    /** The fifth by what was paid. */
    int byMonetary(BigDecimal paid) {
        return rising(monetary, paid);
    }

    private static int rising(List<BigDecimal> limits, BigDecimal value) {
        return 1
                + (int) limits.stream()
                        .filter(least -> value.compareTo(least) >= 0)
                        .count();
    }

    /** What the limits of a fifth are, and what they rest on, in words. */
    String formula(String figure, List<BigDecimal> limits) {
        return "fifth by " + figure + ", limits " + listed(limits) + source();
    }

    /** What the limits rest on, in words. */
    String source() {
        return (drawn == null ? "" : ", drawn of " + drawn)
                + (customers == null ? "" : " among " + customers.toPlainString() + " customers");
    }

    /** The limits as they stand in {@code traits.yaml}. */
    public String block() {
        return "rfm:\n"
                + (drawn == null ? "" : "  drawn: " + drawn + "\n")
                + (customers == null ? "" : "  customers: " + customers.toPlainString() + "\n")
                + "  recency: " + listed(recency) + "\n"
                + "  frequency: " + listed(frequency) + "\n"
                + "  monetary: " + listed(monetary) + "\n";
    }

    private static String listed(List<BigDecimal> limits) {
        return limits.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Reads limits as their author wrote them. */
    static Fifths read(YamlObject object) {
        List<BigDecimal> recency = numbers(object, "recency");
        for (BigDecimal days : recency) {
            if (days.signum() < 0
                    || days.compareTo(MOST_DAYS) > 0
                    || days.stripTrailingZeros().scale() > 0) {
                object.flaw("recency", "Whole days from 0 to " + MOST_DAYS + " are expected in 'recency'.");
            }
        }
        Fifths read = new Fifths(
                object.instant("drawn"),
                object.amount("customers"),
                recency,
                numbers(object, "frequency"),
                numbers(object, "monetary"));
        requireOrder(object, "recency", recency, Comparator.reverseOrder(), "fall");
        requireOrder(object, "frequency", read.frequency(), Comparator.naturalOrder(), "rise");
        requireOrder(object, "monetary", read.monetary(), Comparator.naturalOrder(), "rise");
        object.nothingElse();
        return read;
    }

    private static List<BigDecimal> numbers(YamlObject object, String name) {
        List<BigDecimal> numbers = object.amounts(name);
        if (!object.has(name) || numbers.size() > LIMITS) {
            object.flaw(
                    name,
                    "'" + name
                            + "' is expected: the limits of the fifths 2, 3, 4 and 5, four numbers at most. Have them"
                            + " drawn by: annals trait fifths FILE");
        }
        return numbers;
    }

    private static void requireOrder(
            YamlObject object, String name, List<BigDecimal> limits, Comparator<BigDecimal> order, String verb) {
        if (!limits.equals(limits.stream().sorted(order).toList())) {
            object.flaw(name, "The limits in '" + name + "' are expected to " + verb + ".");
        }
    }
}
