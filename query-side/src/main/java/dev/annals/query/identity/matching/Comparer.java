package dev.annals.query.identity.matching;

import dev.annals.query.identity.matching.compare.Comparison;

/** Compares entries field by field. Remembers what it compared lately, so it belongs to one thread. */
final class Comparer {

    private static final int REMEMBERED = 1 << 15;
    private static final Field[] FIELDS = Field.values();

    private final Table table;
    private final long[][] comparedPairs = new long[FIELDS.length][REMEMBERED];
    private final byte[][] comparedLevels = new byte[FIELDS.length][REMEMBERED];

    Comparer(Table table) {
        this.table = table;
    }

    /** At which levels two entries agree. */
    long agreement(int one, int other) {
        long agreement = Agreement.UNKNOWN;
        for (Field field : FIELDS) {
            agreement = Agreement.with(agreement, field, level(field, one, other));
        }
        agreement = exchange(agreement, Field.GIVEN_NAME, Field.FAMILY_NAME, one, other);
        return exchange(agreement, Field.STREET, Field.ADDRESS_MORE, one, other);
    }

    /** The level of the two values that agree best. */
    private int level(Field field, int one, int other) {
        Column column = table.column(field);
        int[] left = column.numbers(one);
        int[] right = column.numbers(other);
        if (left.length == 0 || right.length == 0) {
            return Agreement.MISSING;
        }
        int best = 0;
        for (int mine : left) {
            for (int theirs : right) {
                best = Math.max(best, remembered(field, column, mine, theirs));
            }
        }
        return best;
    }

    private int remembered(Field field, Column column, int mine, int theirs) {
        Comparison comparison = field.comparison();
        if (mine == theirs) {
            return comparison.exact();
        }
        long pair = 1 + (((long) Math.min(mine, theirs) << 32) | Math.max(mine, theirs));
        int slot = (int) ((pair * 0x9E3779B97F4A7C15L) >>> 49);
        long[] pairs = comparedPairs[field.place()];
        byte[] levels = comparedLevels[field.place()];
        if (pairs[slot] != pair) {
            pairs[slot] = pair;
            levels[slot] = (byte) comparison.level(column.value(mine), column.value(theirs));
        }
        return levels[slot];
    }

    /**
     * Looks whether values stand in each other's field. If so this is one observation, not two: the first field is said to
     * be exchanged, the second to be missing.
     */
    private long exchange(long agreement, Field first, Field second, int one, int other) {
        int near = first.comparison().near();
        int direct = Agreement.level(agreement, first);
        int besides = Agreement.level(agreement, second);
        if (isAtLeast(near, direct) || isAtLeast(near, besides)) {
            return agreement;
        }
        int there = across(first, second, one, other);
        int back = across(first, second, other, one);
        boolean isWhole = there != Agreement.MISSING && back != Agreement.MISSING;
        int exact = first.comparison().exact();
        boolean isExchanged =
                isWhole ? Math.min(there, back) >= near : isAtLeast(exact, there) || isAtLeast(exact, back);
        return isExchanged
                ? Agreement.with(
                        Agreement.with(agreement, first, first.comparison().exchanged()), second, Agreement.MISSING)
                : agreement;
    }

    private static boolean isAtLeast(int least, int level) {
        return level >= least && level != Agreement.MISSING;
    }

    private int across(Field first, Field second, int one, int other) {
        Column here = table.column(first);
        Column there = table.column(second);
        int best = Agreement.MISSING;
        for (int mine : here.numbers(one)) {
            for (int theirs : there.numbers(other)) {
                int level = across(first, here.value(mine), there.value(theirs));
                best = best == Agreement.MISSING ? level : Math.max(best, level);
            }
        }
        return best;
    }

    /** Values that differ at both ends are not worth a closer look. */
    private static int across(Field field, String mine, String theirs) {
        boolean isHopeless = mine.charAt(0) != theirs.charAt(0)
                && mine.charAt(mine.length() - 1) != theirs.charAt(theirs.length() - 1);
        return isHopeless ? 0 : field.comparison().level(mine, theirs);
    }
}
