package dev.annals.query.identity.matching;

import java.util.HashMap;
import java.util.Map;

/** Counts, over all pairs there are, how often two agree in a field when they agree in the one that decides much of it. */
final class Together {

    private final long compared;
    private final long agreeing;

    private Together(long compared, long agreeing) {
        this.compared = compared;
        this.agreeing = agreeing;
    }

    static Together of(Table table, Field outer, Field inner) {
        Map<Integer, Integer> filled = new HashMap<>();
        Map<Long, Integer> both = new HashMap<>();
        for (int entry = 0; entry < table.size(); entry++) {
            int[] inners = table.column(inner).numbers(entry);
            for (int place : inners.length == 0 ? inners : table.column(outer).numbers(entry)) {
                filled.merge(place, 1, Integer::sum);
                for (int value : inners) {
                    both.merge(((long) place << 32) | value, 1, Integer::sum);
                }
            }
        }
        return new Together(pairs(filled), pairs(both));
    }

    /** How many pairs agree in the outer field and have a value of the inner one. */
    long compared() {
        return compared;
    }

    /** How many of those agree in the inner field. */
    long agreeing() {
        return agreeing;
    }

    private static long pairs(Map<?, Integer> holders) {
        return holders.values().stream()
                .mapToLong(each -> (long) each * (each - 1) / 2)
                .sum();
    }
}
