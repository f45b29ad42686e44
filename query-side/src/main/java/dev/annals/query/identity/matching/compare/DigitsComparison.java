package dev.annals.query.identity.matching.compare;

import java.util.List;

/** Compares numbers that are names: of a house, a membership, a document. */
public final class DigitsComparison implements Comparison {

    private final List<Level> levels;

    /**
     * @param near how often two people have numbers that differ in one digit, as far as one can tell beforehand
     * @param exact how often two people have the same number
     */
    public DigitsComparison(double near, double exact) {
        this.levels = List.of(
                new Level("different", 0.08, 1 - near - exact),
                new Level("one digit different", 0.07, near),
                new Level("exact", 0.85, exact));
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
        return one.equals(other) ? 2 : Likeness.isWithinOneEdit(one, other) ? 1 : 0;
    }
}
