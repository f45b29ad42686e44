package dev.annals.query.trait;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.trait.Fifths;
import dev.annals.platform.trait.Rfm;
import dev.annals.platform.trait.Rfm.Figures;
import dev.annals.platform.trait.Rfm.Scores;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How customers stand.
 *
 * @param at the instant
 * @param customers how many ordered until then
 * @param orders how many orders they made
 * @param monetary what they paid altogether
 * @param groups how many customers there are of each combination of fifths, such as {@code 555}: recency, frequency, money
 * @param recency how many customers there are in each fifth by recency, from the worst
 * @param frequency how many by frequency
 * @param money how many by what they paid
 * @param limits what divides the fifths
 */
record RfmView(
        Instant at,
        int customers,
        long orders,
        BigDecimal monetary,
        Map<String, Integer> groups,
        List<Integer> recency,
        List<Integer> frequency,
        List<Integer> money,
        Limits limits) {

    /**
     * What divides the fifths, from the second to the best; {@code rfm} in {@code traits.yaml} has them hold.
     *
     * @param recency the most whole days since the last order
     * @param frequency the fewest orders
     * @param monetary the least that was paid
     */
    record Limits(List<BigDecimal> recency, List<BigDecimal> frequency, List<BigDecimal> monetary) {

        static Limits of(Fifths fifths) {
            return new Limits(fifths.recency(), fifths.frequency(), fifths.monetary());
        }
    }

    static RfmView of(Map<FragmentId, Figures> figures, Instant at) {
        Map<FragmentId, Scores> scores = Rfm.scores(figures);
        Map<String, Integer> groups = new TreeMap<>();
        int[] recency = new int[5];
        int[] frequency = new int[5];
        int[] money = new int[5];
        scores.values().forEach(score -> {
            groups.merge("" + score.recency() + score.frequency() + score.monetary(), 1, Integer::sum);
            recency[score.recency() - 1]++;
            frequency[score.frequency() - 1]++;
            money[score.monetary() - 1]++;
        });
        return new RfmView(
                at,
                figures.size(),
                figures.values().stream().mapToLong(Figures::frequency).sum(),
                figures.values().stream().map(Figures::monetary).reduce(BigDecimal.ZERO, BigDecimal::add),
                groups,
                list(recency),
                list(frequency),
                list(money),
                Limits.of(Fifths.of(figures.values(), at)));
    }

    private static List<Integer> list(int[] counts) {
        return Arrays.stream(counts).boxed().toList();
    }
}
