package dev.annals.query.identity.matching;

import dev.annals.query.identity.matching.Candidates.Session;
import java.util.Arrays;
import java.util.List;

/**
 * Estimates how often descriptions of one person agree, without being told which ones are: by expectation and
 * maximisation (Dempster, Laird and Rubin 1977) over the pairs of each blocking rule. Fields by which a rule has chosen
 * its pairs are left out of it, so that none is believed to be more reliable than it is; what the rules find is added up.
 * Rules that choose by address or device alone find households rather than persons, and are left out.
 */
final class Expectation {

    private static final Field[] FIELDS = Field.values();
    private static final int MOST_ROUNDS = 60;
    private static final double SETTLED = 0.0005;
    private static final double FIRST_PRIOR = 0.3;

    /** From which probability a pair counts: many unlikely ones together would teach what neighbours have in common. */
    private static final double DECIDED = 0.5;

    /** How many pairs of one person the beliefs held before are worth. */
    private static final double BELIEF = 8;

    private final Model model;
    private final Model believed = Model.believed();

    private Expectation(Model model) {
        this.model = model;
    }

    /** The estimates by field and level; how often descriptions of two people agree is taken as the model has it. */
    static double[][] same(Model model, List<Session> sessions) {
        Expectation expectation = new Expectation(model);
        double[][] sum = expectation.beliefs();
        for (Session session : sessions) {
            if (session.isPersonal()) {
                add(sum, expectation.settled(session));
            }
        }
        return normalised(sum);
    }

    private double[][] settled(Session session) {
        long pairs =
                session.counts().values().stream().mapToLong(Integer::longValue).sum();
        Model current = model.withPrior(FIRST_PRIOR, 0);
        double[][] expected = empty();
        for (int round = 0; round < MOST_ROUNDS && pairs > 0; round++) {
            expected = empty();
            double ofOne = expected(current, session, expected);
            double prior = Math.clamp((ofOne + 0.5) / (pairs + 1), 1e-7, 0.999);
            double[][] sum = beliefs();
            add(sum, expected);
            boolean isSettled = Math.abs(prior - current.prior()) < SETTLED * prior;
            current = current.withSame(normalised(sum)).withPrior(prior, 0);
            if (isSettled) {
                break;
            }
        }
        return expected;
    }

    private static double expected(Model model, Session session, double[][] into) {
        double[] ofOne = {0};
        session.counts().forEach((agreement, times) -> {
            double probability = model.probability(model.weight(agreement));
            if (probability < DECIDED) {
                return;
            }
            double share = times * probability;
            ofOne[0] += share;
            for (Field field : FIELDS) {
                int level = Agreement.level(agreement, field);
                if (Agreement.isTelling(level)) {
                    into[field.place()][level] += share;
                }
            }
        });
        return ofOne[0];
    }

    private double[][] beliefs() {
        double[][] beliefs = empty();
        for (Field field : FIELDS) {
            Arrays.setAll(beliefs[field.place()], level -> BELIEF * believed.same(field, level));
        }
        return beliefs;
    }

    private static double[][] empty() {
        double[][] empty = new double[FIELDS.length][];
        for (Field field : FIELDS) {
            empty[field.place()] = new double[field.comparison().levels().size()];
        }
        return empty;
    }

    private static void add(double[][] sum, double[][] more) {
        for (int field = 0; field < sum.length; field++) {
            for (int level = 0; level < sum[field].length; level++) {
                sum[field][level] += more[field][level];
            }
        }
    }

    private static double[][] normalised(double[][] sum) {
        double[][] shares = new double[sum.length][];
        for (int field = 0; field < sum.length; field++) {
            double whole = Arrays.stream(sum[field]).sum();
            shares[field] = Arrays.stream(sum[field]).map(each -> each / whole).toArray();
        }
        return shares;
    }
}
