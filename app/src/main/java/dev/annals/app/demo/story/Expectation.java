package dev.annals.app.demo.story;

import dev.annals.api.identity.Identifier;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What must come of a number of interactions, reckoned from the interactions alone: identifiers named together belong to
 * one person, and so do those that share one (a union-find, with nothing of how Annals does it).
 */
public final class Expectation {

    private final Map<Source, Integer> interactions = new EnumMap<>(Source.class);
    private final Map<Identifier, Identifier> parents = new HashMap<>();
    private final Map<Identifier, Integer> counts = new HashMap<>();

    /**
     * One profile that must exist.
     *
     * @param identifiers all that lead to it
     * @param interactions how many its timeline holds
     */
    public record ExpectedProfile(List<Identifier> identifiers, int interactions) {

        /** How many links it took to join its identifiers. */
        public int merges() {
            return identifiers.size() - 1;
        }
    }

    /** Reckons with one more interaction. */
    public void add(Message message) {
        interactions.merge(message.source(), 1, Integer::sum);
        Identifier first = message.identifiers().iterator().next();
        counts.merge(first, 1, Integer::sum);
        for (Identifier identifier : message.identifiers()) {
            union(first, identifier);
        }
    }

    /** How many interactions each source sends. */
    public Map<Source, Integer> interactions() {
        return Map.copyOf(interactions);
    }

    /** How many interactions there are in all. */
    public int total() {
        return interactions.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Every profile that must exist, in a fixed order. */
    public List<ExpectedProfile> profiles() {
        Map<Identifier, List<Identifier>> groups = new LinkedHashMap<>();
        parents.keySet().stream()
                .sorted(Expectation::order)
                .forEach(identifier -> groups.computeIfAbsent(root(identifier), none -> new ArrayList<>())
                        .add(identifier));
        return groups.values().stream()
                .map(members -> new ExpectedProfile(
                        List.copyOf(members),
                        members.stream()
                                .mapToInt(member -> counts.getOrDefault(member, 0))
                                .sum()))
                .toList();
    }

    private static int order(Identifier one, Identifier other) {
        int byNamespace = one.namespace().compareTo(other.namespace());
        return byNamespace != 0 ? byNamespace : one.value().compareTo(other.value());
    }

    private void union(Identifier one, Identifier other) {
        parents.putIfAbsent(one, one);
        parents.putIfAbsent(other, other);
        parents.put(root(other), root(one));
    }

    private Identifier root(Identifier identifier) {
        Identifier current = identifier;
        while (true) {
            Identifier parent = parents.getOrDefault(current, current);
            if (parent.equals(current)) {
                return current;
            }
            parents.put(current, parents.getOrDefault(parent, parent));
            current = parent;
        }
    }
}
