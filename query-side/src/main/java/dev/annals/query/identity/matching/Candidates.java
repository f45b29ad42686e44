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
        List<long[]> byRule = new ArrayList<>();
        Longs all = new Longs();
        for (Blocking rule : rules) {
            long[] pairs = blocks.of(rule);
            Arrays.stream(pairs).forEach(all::add);
            byRule.add(pairs);
        }
        long[] pairs = all.distinct();
        long[] agreements = new long[pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            agreements[i] = comparer.agreement(one(pairs[i]), other(pairs[i]));
        }
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            sessions.add(session(rules.get(i), byRule.get(i), pairs, agreements));
        }
        return new Candidates(pairs, agreements, sessions, blocks.passedOver());
    }

    private static Session session(Blocking rule, long[] of, long[] pairs, long[] agreements) {
        Set<Field> blocked = rule.fields();
        Map<Long, Integer> counts = new HashMap<>();
        for (long pair : of) {
            long agreement = agreements[Arrays.binarySearch(pairs, pair)];
            for (Field field : blocked) {
                agreement = Agreement.with(agreement, field, Agreement.MISSING);
            }
            counts.merge(agreement, 1, Integer::sum);
        }
        return new Session(blocked, counts);
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
     * @param blocked the fields that say nothing here, because the rule has chosen by them
     * @param counts how many pairs agree in which way in the others
     */
    record Session(Set<Field> blocked, Map<Long, Integer> counts) {}
}
