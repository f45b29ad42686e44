package dev.annals.query.identity.matching;

import java.util.Arrays;
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

    private final Table table;
    private final Map<Long, Integer> drawn;

    private Population(Table table, Map<Long, Integer> drawn) {
        this.table = table;
        this.drawn = drawn;
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
     * How often descriptions of two people agree. Pairs that are of one person by the model are left out as far as it is
     * sure of that.
     *
     * @param model null as long as there is none
     * @param exactOfOne by field, how many pairs that are of one person agree exactly
     */
    double[][] other(Model model, boolean isFirst, double[] exactOfOne) {
        double[][] counted = new double[FIELDS.length][];
        for (Field field : FIELDS) {
            counted[field.place()] = new double[field.comparison().levels().size()];
        }
        drawn.forEach((agreement, times) -> {
            double ofTwo = isFirst ? times : times * (1 - model.probability(model.weight(agreement)));
            for (Field field : FIELDS) {
                int level = Agreement.level(agreement, field);
                if (level != Agreement.MISSING) {
                    counted[field.place()][level] += ofTwo;
                }
            }
        });
        Model believed = Model.believed();
        for (Field field : FIELDS) {
            shares(field, counted[field.place()], believed, exactOfOne[field.place()]);
        }
        return counted;
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
}
