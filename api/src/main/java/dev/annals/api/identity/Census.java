package dev.annals.api.identity;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a root knows of its whole tree, so that joining two trees need not walk them.
 *
 * @param identifiers how many identifiers of each namespace are in the tree, by the namespace's name
 * @param contested whether a link of one of its fragments was refused, or two fragments are kept apart: then joining it
 *     is decided by looking at all links
 */
public record Census(Map<String, Integer> identifiers, boolean contested) {

    public Census {
        identifiers = Map.copyOf(identifiers);
    }

    /** Of a fragment alone. */
    public static Census of(Namespace namespace) {
        return new Census(Map.of(namespace.name(), 1), false);
    }

    /** How many identifiers there are of a namespace. */
    public int count(String namespace) {
        return identifiers.getOrDefault(namespace, 0);
    }

    /** How many identifiers there are. */
    public int size() {
        return identifiers.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Of both trees as one. */
    public Census plus(Census other) {
        Map<String, Integer> sum = new TreeMap<>(identifiers);
        other.identifiers.forEach((namespace, count) -> sum.merge(namespace, count, Integer::sum));
        return new Census(sum, contested || other.contested);
    }
}
