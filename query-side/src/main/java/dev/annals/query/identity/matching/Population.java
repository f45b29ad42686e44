package dev.annals.query.identity.matching;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** How pairs agree that were drawn by chance: almost all of them are of two people. */
final class Population {

    private static final Field[] FIELDS = Field.values();
    private static final int DRAWN = 200_000;
    private static final long SEED = 1969;

    /** How many pairs the beliefs held before are worth. */
    private static final double BELIEF = 200;

    /** How many pairs that agree in another field the belief is worth that this has nothing to do with the one. */
    private static final double WITHIN_BELIEF = 20;

    private static final double MOST_SHARED = 0.98;

    private final Table table;
    private final Map<Long, Integer> drawn;
    private final Map<Field, Together> together = new EnumMap<>(Field.class);

    private Population(Table table, Map<Long, Integer> drawn) {
        this.table = table;
        this.drawn = drawn;
        for (Field field : FIELDS) {
            field.within().ifPresent(outer -> together.put(field, Together.of(table, outer, field)));
        }
    }

    /** All pairs where they are few, else so many of them drawn by chance, the same each time. */
    static Population of(Table table, Comparer comparer) {
        Map<Long, Integer> drawn = new HashMap<>();
        if (table.pairs() <= DRAWN) {
            for (int one = 0; one < table.size(); one++) {
                for (int other = one + 1; other < table.size(); other++) {
                    drawn.merge(comparer.agreement(one, other), 1, Integer::sum);
                }
            }
            return new Population(table, drawn);
        }
        SplittableRandom chance = new SplittableRandom(SEED);
        for (int i = 0; i < DRAWN; i++) {
            int one = chance.nextInt(table.size());
            int other = (one + 1 + chance.nextInt(table.size() - 1)) % table.size();
            drawn.merge(comparer.agreement(one, other), 1, Integer::sum);
        }
        return new Population(table, drawn);
    }

    /**
     * The model with how often descriptions of two people agree. Pairs that are of one person by the model are left out as far
     * as it is sure of that.
     *
     * @param isFirst whether the model is only believed so far
     * @param ofOne how many pairs that are of one person agree exactly
     */
    Model fitted(Model model, boolean isFirst, OnePerson ofOne) {
        double[][] other = empty();
        double[][] within = empty();
        drawn.forEach((agreement, times) -> {
            double ofTwo = isFirst ? times : times * (1 - model.probability(model.weight(agreement)));
            for (Field field : FIELDS) {
                int level = Agreement.level(agreement, field);
                if (Agreement.isTelling(level)) {
                    other[field.place()][level] += ofTwo;
                    within[field.place()][level] += Agreement.isWithin(agreement, field) ? ofTwo : 0;
                }
            }
        });
        Model believed = Model.believed();
        for (Field field : FIELDS) {
            shares(field, other[field.place()], believed, ofOne.exact(field));
            sharesWithin(field, within[field.place()], other[field.place()], ofOne);
        }
        return model.withOther(other, within);
    }

    private static double[][] empty() {
        double[][] empty = new double[FIELDS.length][];
        for (Field field : FIELDS) {
            empty[field.place()] = new double[field.comparison().levels().size()];
        }
        return empty;
    }

    /** Exact agreement is counted over all pairs, the other levels share what is left as they do among those drawn. */
    private void shares(Field field, double[] counted, Model believed, double exactOfOne) {
        Column column = table.column(field);
        int exact = field.comparison().exact();
        double believedExact = believed.other(field, exact);
        double agreeing = Math.max(0, column.agreeingPairs() - exactOfOne);
        double exactShare = (agreeing + BELIEF * believedExact) / (column.comparablePairs() + BELIEF);
        double inexact = Arrays.stream(counted, 0, exact).sum() + BELIEF * (1 - believedExact);
        for (int level = 0; level < exact; level++) {
            counted[level] = (1 - exactShare) * (counted[level] + BELIEF * believed.other(field, level)) / inexact;
        }
        counted[exact] = exactShare;
    }

    /** The same among pairs that agree in the field that decides much of this one. */
    private void sharesWithin(Field field, double[] counted, double[] otherwise, OnePerson ofOne) {
        int exact = field.comparison().exact();
        Together pairs = together.get(field);
        double exactShare = otherwise[exact];
        if (pairs != null) {
            double agreeing = Math.max(0, pairs.agreeing() - ofOne.exactWithin(field));
            double compared = Math.max(0, pairs.compared() - ofOne.comparedWithin(field));
            exactShare = Math.min(MOST_SHARED, (agreeing + WITHIN_BELIEF * exactShare) / (compared + WITHIN_BELIEF));
        }
        double inexact = Arrays.stream(counted, 0, exact).sum() + WITHIN_BELIEF * (1 - otherwise[exact]);
        for (int level = 0; level < exact; level++) {
            counted[level] = (1 - exactShare) * (counted[level] + WITHIN_BELIEF * otherwise[level]) / inexact;
        }
        counted[exact] = exactShare;
    }
}
