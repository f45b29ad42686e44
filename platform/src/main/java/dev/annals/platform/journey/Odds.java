package dev.annals.platform.journey;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Divides people among ways by what came of those before: each way is drawn as often as it is likely to be the best one
 * (Thompson, "On the likelihood that one unknown probability exceeds another", 1933, with uniform priors). The same counts
 * and the same seed draw the same way.
 */
public final class Odds {

    private static final int DRAWS = 2_000;
    private static final long SEED = 1_933;
    private static final double PERCENT = 100.0;

    /** Of how many who took a way it has to be known before it counts what came of them. */
    public static final long LEARNT = 50;

    private Odds() {}

    /**
     * What came of a way.
     *
     * @param taken how often it was taken
     * @param reached how many of those reached the goal
     */
    public record Trials(long taken, long reached) {

        /** Nothing yet. */
        public static final Trials NONE = new Trials(0, 0);

        Trials and(Trials other) {
            return new Trials(taken + other.taken, reached + other.reached);
        }
    }

    /** Whether enough is known of every way; until then people are divided by the weights. */
    public static boolean areKnown(Map<String, Trials> ways) {
        return ways.values().stream().allMatch(each -> each.taken() >= LEARNT);
    }

    /** Draws a way; there is at least one. */
    static String draw(Map<String, Trials> ways, long seed) {
        return draw(ways, new SplittableRandom(seed));
    }

    /** How often each way is drawn now, in percent. */
    public static Map<String, Double> of(Map<String, Trials> ways) {
        Map<String, Double> odds = new LinkedHashMap<>();
        ways.keySet().forEach(way -> odds.put(way, 0.0));
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < DRAWS; i++) {
            odds.merge(draw(ways, random), PERCENT / DRAWS, Double::sum);
        }
        return odds;
    }

    private static String draw(Map<String, Trials> ways, RandomGenerator random) {
        String best = "";
        double highest = -1;
        for (Map.Entry<String, Trials> way : ways.entrySet()) {
            Trials trials = way.getValue();
            double drawn = beta(random, 1.0 + trials.reached(), 1.0 + Math.max(0, trials.taken() - trials.reached()));
            if (drawn > highest) {
                highest = drawn;
                best = way.getKey();
            }
        }
        return best;
    }

    private static double beta(RandomGenerator random, double successes, double failures) {
        double of = gamma(random, successes);
        return of / (of + gamma(random, failures));
    }

    /** For a shape of at least 1: Marsaglia and Tsang, "A simple method for generating gamma variables", 2000. */
    private static double gamma(RandomGenerator random, double shape) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
