package dev.annals.query.identity.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Puts together who belongs together, the surest first: where one is the same person as a second, and the second as a
 * third, all are. Two groups are only joined when their members resemble each other on the whole; one description that is
 * like both by mistake does not make one person of two.
 */
public final class Clusters {

    /** What pairs across two groups have to say on the average, in bits of the odds: a little against is forgiven. */
    private static final double LEAST = -5;

    private final Matching matching;
    private final List<List<Integer>> clusterOf = new ArrayList<>();

    /** @param matching whose matches are taken for the same person */
    public Clusters(Matching matching) {
        this.matching = matching;
        for (int entry = 0; entry < matching.size(); entry++) {
            clusterOf.add(new ArrayList<>(List.of(entry)));
        }
        matching.matches().forEach(this::join);
    }

    /** The numbers of the entries of each person of whom there are several, in order. */
    public List<List<Integer>> several() {
        TreeMap<Integer, List<Integer>> several = new TreeMap<>();
        for (List<Integer> cluster : clusterOf) {
            if (cluster.size() > 1) {
                several.put(cluster.getFirst(), cluster);
            }
        }
        return several.values().stream()
                .map(cluster -> cluster.stream().sorted().toList())
                .toList();
    }

    private void join(Match match) {
        List<Integer> left = clusterOf.get(match.one());
        List<Integer> right = clusterOf.get(match.other());
        if (!left.contains(match.other()) && resemble(left, right)) {
            left.addAll(right);
            right.forEach(entry -> clusterOf.set(entry, left));
        }
    }

    private boolean resemble(List<Integer> left, List<Integer> right) {
        if (left.size() * right.size() == 1) {
            return true;
        }
        double sum = 0;
        for (int one : left) {
            for (int other : right) {
                sum += matching.leaning(Math.min(one, other), Math.max(one, other));
            }
        }
        return sum > LEAST * left.size() * right.size();
    }
}
