package dev.annals.query.identity.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Puts together who belongs together: where one is the same person as a second, and the second as a third, all are. */
public final class Clusters {

    private final int[] parents;

    /**
     * @param size how many entries there are
     * @param matches the pairs that are of one person
     */
    public Clusters(int size, Collection<Match> matches) {
        this.parents = new int[size];
        Arrays.setAll(parents, each -> each);
        matches.forEach(match -> join(match.one(), match.other()));
    }

    /** The numbers of the entries of each person of whom there are several, in order. */
    public List<List<Integer>> several() {
        TreeMap<Integer, List<Integer>> members = new TreeMap<>();
        for (int entry = 0; entry < parents.length; entry++) {
            members.computeIfAbsent(root(entry), root -> new ArrayList<>()).add(entry);
        }
        return members.values().stream().filter(each -> each.size() > 1).toList();
    }

    private void join(int one, int other) {
        int left = root(one);
        int right = root(other);
        parents[Math.max(left, right)] = Math.min(left, right);
    }

    private int root(int entry) {
        int root = entry;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }
}
