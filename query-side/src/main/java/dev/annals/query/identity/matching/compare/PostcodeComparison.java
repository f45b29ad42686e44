package dev.annals.query.identity.matching.compare;

import java.util.List;

/** Compares postcodes, whose first characters name a region. */
public final class PostcodeComparison implements Comparison {

    private static final int REGION = 2;

    private static final List<Level> LEVELS = List.of(
            new Level("different", 0.08, 0.928),
            new Level("same region", 0.02, 0.05),
            new Level("one digit different", 0.1, 0.02),
            new Level("exact", 0.8, 0.002));

    @Override
    public List<Level> levels() {
        return LEVELS;
    }

    @Override
    public int near() {
        return 2;
    }

    @Override
    public int level(String one, String other) {
        if (one.equals(other)) {
            return 3;
        }
        if (Likeness.isWithinOneEdit(one, other)) {
            return 2;
        }
        return one.regionMatches(0, other, 0, REGION) ? 1 : 0;
    }
}
