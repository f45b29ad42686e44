package dev.annals.query.identity.matching;

/**
 * Estimates how many pairs are of one person, and how many of two people of one household, who agree in all that is not
 * personal. Such pairs are only thought of where the data show a fair number of them: some of them are always to be seen,
 * and most are one person with many mistakes.
 */
final class Prevalence {

    private static final int ROUNDS = 15;

    /** How many pairs of a household there have to be for each of one person, to be believed. */
    private static final double FEWEST_HOUSEHOLDS = 0.15;

    private final double[] weights;
    private final double[] personal;

    Prevalence(Candidates candidates, Scoring scoring) {
        this.weights = new double[candidates.size()];
        this.personal = new double[candidates.size()];
        for (int i = 0; i < weights.length; i++) {
            long agreement = candidates.agreement(i);
            weights[i] = scoring.weight(agreement, candidates.one(i), candidates.other(i));
            personal[i] = scoring.personalWeight(agreement, candidates.one(i), candidates.other(i));
        }
    }

    /** The model with how often pairs are of one person, and of one household, among so many pairs. */
    Model fitted(Model model, long pairs) {
        Model fitted = settled(model.withPrior(model.prior(), model.prior()), pairs);
        boolean isWithHouseholds = fitted.households() > FEWEST_HOUSEHOLDS * fitted.prior();
        return isWithHouseholds ? fitted : settled(model.withPrior(model.prior(), 0), pairs);
    }

    /** The probability that a candidate is of one person. */
    double probability(Model model, int candidate) {
        return model.probability(model.amongHouseholds(weights[candidate], personal[candidate]));
    }

    private Model settled(Model model, long pairs) {
        Model settled = model;
        for (int round = 0; round < ROUNDS; round++) {
            double ofOne = 0.5;
            double ofHousehold = 0;
            for (int i = 0; i < weights.length; i++) {
                double one = probability(settled, i);
                ofOne += one;
                ofHousehold += settled.households() == 0 ? 0 : (1 - one) * household(settled, i);
            }
            settled = model.withPrior(share(ofOne, pairs), ofHousehold == 0 ? 0 : share(ofHousehold, pairs));
        }
        return settled;
    }

    /** The probability that a candidate which is of two people is of one household. */
    private double household(Model model, int candidate) {
        double share = model.households() / (1 - model.prior());
        double ofHousehold = share * Math.pow(2, -personal[candidate]);
        return ofHousehold / (ofHousehold + (1 - share) * Math.pow(2, -weights[candidate]));
    }

    private static double share(double of, long pairs) {
        return Math.clamp(of / (pairs + 1), 1e-12, 0.4);
    }
}
