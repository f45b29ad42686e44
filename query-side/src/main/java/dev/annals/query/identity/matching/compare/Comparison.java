package dev.annals.query.identity.matching.compare;

import java.util.List;

/**
 * Tells at which level two prepared values of a field agree.
 *
 * <p>Levels are numbered from 0, which is {@code different}; the last is {@code exact}. The shares of all levels add up
 * to 1. Comparing is symmetric.
 */
public interface Comparison {

    /** The levels, worst first. */
    List<Level> levels();

    /** The number of the level at which two prepared values agree. */
    int level(String one, String other);

    /** The level of equal values. */
    default int exact() {
        return levels().size() - 1;
    }

    /** The lowest level that errors of writing explain well. */
    int near();

    /** The level of values that stand in each other's field; -1 where that makes no sense. */
    default int exchanged() {
        return -1;
    }
}
