package dev.annals.query.identity.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All pairs worth comparing, compared. */
final class Candidates {

    private final long[] pairs;
    private final long[] agreements;
    private final List<Session> sessions;
    private final long passedOver;

    private Candidates(long[] pairs, long[] agreements, List<Session> sessions, long passedOver) {
        this.pairs = pairs;
        this.agreements = agreements;
        this.sessions = sessions;
        this.passedOver = passedOver;
    }

    static Candidates of(Table table, Comparer comparer, List<Blocking> rules) {
        Blocks blocks = new Blocks(table);
        List<Block> byRule = new ArrayList<>();
        for (Blocking rule : rules) {
            byRule.addAll(blocks.of(rule));
        }
        Longs all = new Longs();
        byRule.forEach(found -> Arrays.stream(found.pairs()).forEach(all::add));
        long[] pairs = all.distinct();
        long[] agreements = new long[pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            agreements[i] = comparer.agreement(one(pairs[i]), other(pairs[i]));
        }
        List<Session> sessions =
                byRule.stream().map(found -> session(found, pairs, agreements)).toList();
        return new Candidates(pairs, agreements, sessions, blocks.passedOver());
    }

    private static Session session(Block found, long[] pairs, long[] agreements) {
        Map<Long, Integer> counts = new HashMap<>();
        Set<Field> biased = found.biased();
        for (long pair : found.pairs()) {
            long agreement = agreements[Arrays.binarySearch(pairs, pair)];
            for (Field field : biased) {
                boolean isExact =
                        Agreement.level(agreement, field) == field.comparison().exact();
                agreement = Agreement.with(agreement, field, isExact ? Agreement.CHOSEN : Agreement.MISSING);
            }
            counts.merge(agreement, 1, Integer::sum);
        }
        return new Session(found.isPersonal(), counts);
    }

    int size() {
        return pairs.length;
    }

    int one(int candidate) {
        return one(pairs[candidate]);
    }

    int other(int candidate) {
        return other(pairs[candidate]);
    }

    long agreement(int candidate) {
        return agreements[candidate];
    }

    /** The candidates of each rule by how they agree. */
    List<Session> sessions() {
        return sessions;
    }

    /** How many times an entry was in a block too large to be compared. */
    long passedOver() {
        return passedOver;
    }

    private static int one(long pair) {
        return (int) (pair >>> 32);
    }

    private static int other(long pair) {
        return (int) pair;
    }

    /**
     * What one rule found.
     *
     * @param isPersonal whether it has chosen by something that members of a household do not have in common
     * @param counts how many pairs agree in which way; fields that the rule has chosen by count as missing
     */
    record Session(boolean isPersonal, Map<Long, Integer> counts) {}
}
