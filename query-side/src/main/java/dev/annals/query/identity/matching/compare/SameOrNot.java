package dev.annals.query.identity.matching.compare;

import java.util.List;

/** Compares codes of which only the whole says anything: devices, states, regions. */
public final class SameOrNot implements Comparison {

    private final List<Level> levels;

    /**
     * @param same how often two descriptions of one person agree, as far as one can tell beforehand
     * @param other how often two people agree
     */
    public SameOrNot(double same, double other) {
        this.levels = List.of(new Level("different", 1 - same, 1 - other), new Level("exact", same, other));
    }

    @Override
    public List<Level> levels() {
        return levels;
    }

    @Override
    public int near() {
        return 1;
    }

    @Override
    public int level(String one, String other) {
        return one.equals(other) ? 1 : 0;
    }
}
