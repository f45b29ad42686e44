package dev.annals.query.identity.matching.compare;

import java.util.List;

/** Compares dates, prepared as eight digits: year, month, day. */
public final class DateComparison implements Comparison {

    private static final int LENGTH = 8;
    private static final int YEAR = 4;
    private static final int DAY = 6;

    private static final List<Level> LEVELS = List.of(
            new Level("different", 0.04, 0.98539),
            new Level("two parts of three", 0.02, 0.0125),
            new Level("one digit different", 0.08, 0.002),
            new Level("day and month exchanged", 0.01, 0.00001),
            new Level("exact", 0.85, 0.0001));

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
            return 4;
        }
        if (one.length() != LENGTH || other.length() != LENGTH) {
            return Likeness.isWithinOneEdit(one, other) ? 2 : 0;
        }
        boolean isSameYear = one.regionMatches(0, other, 0, YEAR);
        if (isSameYear && areExchanged(one, other)) {
            return 3;
        }
        if (Likeness.isWithinOneEdit(one, other)) {
            return 2;
        }
        boolean isSameMonth = one.regionMatches(YEAR, other, YEAR, DAY - YEAR);
        boolean isSameDay = one.regionMatches(DAY, other, DAY, LENGTH - DAY);
        int same = (isSameYear ? 1 : 0) + (isSameMonth ? 1 : 0) + (isSameDay ? 1 : 0);
        return same == 2 ? 1 : 0;
    }

    private static boolean areExchanged(String one, String other) {
        return one.regionMatches(YEAR, other, DAY, LENGTH - DAY) && one.regionMatches(DAY, other, YEAR, DAY - YEAR);
    }
}
