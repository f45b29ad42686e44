package dev.annals.projections.segment;

import java.util.HashSet;
import java.util.Set;

/**
 * What conditions ask about interactions.
 *
 * @param properties the names of the properties that are asked for
 * @param reach how far back
 */
record Asked(Set<String> properties, Reach reach) {

    static final Asked NOTHING = new Asked(Set.of(), Reach.NOWHERE);

    Asked and(Asked other) {
        return and(other.properties).and(other.reach);
    }

    Asked and(Set<String> more) {
        Set<String> both = new HashSet<>(properties);
        both.addAll(more);
        return new Asked(both, reach);
    }

    Asked and(Reach other) {
        return new Asked(properties, reach.and(other));
    }

    boolean cover(Asked other) {
        return properties.containsAll(other.properties) && reach.cover(other.reach);
    }
}
