package dev.annals.query.identity.matching;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well people were recognised, counted in pairs: every two descriptions of one person are a pair.
 *
 * @param records how many descriptions there were
 * @param compared how many pairs were compared
 * @param actual how many pairs are of one person
 * @param found how many pairs were said to be of one person
 * @param right how many of those are
 * @param seconds how long it took
 */
public record Evaluation(int records, long compared, long actual, long found, long right, double seconds) {

    /** From which probability two descriptions are taken to be of one person. */
    private static final double DECIDED = 0.5;

    /**
     * Recognises people without a look at who is who, and then compares with that.
     *
     * @param entries the descriptions
     * @param people who each of them is
     */
    public static Evaluation of(List<Entry> entries, List<String> people) {
        long began = System.nanoTime();
        Matching matching = Matching.of(entries, DECIDED);
        List<List<Integer>> clusters = new Clusters(matching).several();
        double seconds = (System.nanoTime() - began) / 1e9;
        return counted(people, clusters, matching.compared(), seconds);
    }

    private static Evaluation counted(
            List<String> people, List<List<Integer>> clusters, long compared, double seconds) {
        Map<String, Integer> sizes = new HashMap<>();
        people.forEach(person -> sizes.merge(person, 1, Integer::sum));
        long actual = sizes.values().stream().mapToLong(Evaluation::pairs).sum();
        long found =
                clusters.stream().mapToLong(cluster -> pairs(cluster.size())).sum();
        long right = 0;
        for (List<Integer> cluster : clusters) {
            Map<String, Integer> parts = new HashMap<>();
            cluster.forEach(entry -> parts.merge(people.get(entry), 1, Integer::sum));
            right += parts.values().stream().mapToLong(Evaluation::pairs).sum();
        }
        return new Evaluation(people.size(), compared, actual, found, right, seconds);
    }

    /** The share of the pairs found that are right; 1 where none was found. */
    public double precision() {
        return found == 0 ? 1 : (double) right / found;
    }

    /** The share of the pairs there are that were found; 1 where there are none. */
    public double recall() {
        return actual == 0 ? 1 : (double) right / actual;
    }

    /** The harmonic mean of precision and recall. */
    public double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    /** The figures in one line. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "f1=%.4f precision=%.4f recall=%.4f pairs=%d seconds=%.2f",
                f1(),
                precision(),
                recall(),
                compared,
                seconds);
    }

    private static long pairs(int of) {
        return (long) of * (of - 1) / 2;
    }
}
