package dev.annals.platform.trait;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Recency, frequency and monetary value of customers, and the fifth of all customers into which each of them falls: 1 is the
 * worst, 5 the best. Customers of the same value are in the same fifth.
 */
public final class Rfm {

    private static final int FIFTHS = 5;
    private static final int LONGEST_NUMBER = 40;

    private Rfm() {}

    /**
     * An order.
     *
     * @param at when it was made
     * @param amount what was paid
     */
    public record Order(Instant at, BigDecimal amount) {}

    /**
     * The figures of one customer.
     *
     * @param recencyDays whole days since the last order; null where there is none
     * @param frequency how many orders
     * @param monetary what was paid altogether
     */
    public record Figures(@Nullable Long recencyDays, int frequency, BigDecimal monetary) {}

    /**
     * The fifths of one customer.
     *
     * @param recency by recency, 5 for the most recent
     * @param frequency by frequency
     * @param monetary by monetary value
     */
    public record Scores(int recency, int frequency, int monetary) {}

    /** The figures of orders until an instant. */
    public static Figures figures(List<Order> orders, Instant at) {
        Instant last = null;
        int count = 0;
        BigDecimal sum = BigDecimal.ZERO;
        for (Order order : orders) {
            if (!order.at().isAfter(at)) {
                last = last == null || order.at().isAfter(last) ? order.at() : last;
                count++;
                sum = sum.add(order.amount());
            }
        }
        return new Figures(last == null ? null : Duration.between(last, at).toDays(), count, sum);
    }

    /** The fifths of all customers who ordered. */
    public static <K> Map<K, Scores> scores(Map<K, Figures> customers) {
        Map<K, Figures> buyers = new HashMap<>(customers);
        buyers.values().removeIf(figures -> figures.recencyDays() == null);
        Map<K, Integer> recency = fifths(
                buyers, figures -> BigDecimal.valueOf(figures.recencyDays() == null ? 0 : -figures.recencyDays()));
        Map<K, Integer> frequency = fifths(buyers, figures -> BigDecimal.valueOf(figures.frequency()));
        Map<K, Integer> monetary = fifths(buyers, Figures::monetary);
        Map<K, Scores> scores = HashMap.newHashMap(buyers.size());
        buyers.keySet()
                .forEach(key -> scores.put(
                        key,
                        new Scores(
                                recency.getOrDefault(key, 1),
                                frequency.getOrDefault(key, 1),
                                monetary.getOrDefault(key, 1))));
        return scores;
    }

    /** The fifth of each by rank, from 1; those of the same value share that of the lowest of them. */
    private static <K> Map<K, Integer> fifths(Map<K, Figures> customers, Function<Figures, BigDecimal> value) {
        List<Map.Entry<K, Figures>> ranked = new ArrayList<>(customers.entrySet());
        ranked.sort(Map.Entry.comparingByValue(Comparator.comparing(value)));
        Map<K, Integer> fifths = HashMap.newHashMap(ranked.size());
        int first = 0;
        for (int i = 0; i < ranked.size(); i++) {
            if (i > 0
                    && value.apply(ranked.get(i).getValue())
                                    .compareTo(value.apply(ranked.get(i - 1).getValue()))
                            != 0) {
                first = i;
            }
            fifths.put(ranked.get(i).getKey(), 1 + (int) ((long) FIFTHS * first / ranked.size()));
        }
        return fifths;
    }

    /** An amount as it was sent, number or text; zero where it is none. */
    public static BigDecimal amount(@Nullable Object value) {
        if (!(value instanceof Number || value instanceof String)) {
            return BigDecimal.ZERO;
        }
        String text = value.toString().strip();
        try {
            BigDecimal number =
                    text.isEmpty() || text.length() > LONGEST_NUMBER ? BigDecimal.ZERO : new BigDecimal(text);
            return Math.abs(number.scale()) > LONGEST_NUMBER ? BigDecimal.ZERO : number;
        } catch (NumberFormatException notANumber) {
            return BigDecimal.ZERO;
        }
    }
}
