package dev.annals.query.identity.matching;

import dev.annals.query.identity.matching.compare.Level;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How often descriptions agree: those of one person, and those of two.
 *
 * <p>The weight of an agreement is the binary logarithm of the ratio of the two shares, Fellegi and Sunter's m and u.
 */
final class Model {

    private static final Field[] FIELDS = Field.values();
    private static final double RAREST = 0x1p-20;
    private static final double PSEUDO_HOLDERS = 0.5;

    private final double[][] same;
    private final double[][] other;
    private final double[][] within;
    private final double prior;
    private final double households;

    /**
     * @param same by field and level, how often two descriptions of one person agree
     * @param other by field and level, how often descriptions of two people agree
     * @param within the same, where they agree in the field that decides much of this one
     * @param prior how often two descriptions are of one person
     * @param households how often they are of two people of one household
     */
    Model(double[][] same, double[][] other, double[][] within, double prior, double households) {
        this.same = same;
        this.other = other;
        this.within = within;
        this.prior = prior;
        this.households = households;
    }

    /** What is believed before any data were seen. */
    static Model believed() {
        return new Model(shares(Level::same), shares(Level::other), shares(Level::other), 0.001, 0);
    }

    private static double[][] shares(ToDoubleFunction<Level> share) {
        double[][] shares = new double[FIELDS.length][];
        for (Field field : FIELDS) {
            List<Level> levels = field.comparison().levels();
            shares[field.place()] = levels.stream().mapToDouble(share).toArray();
        }
        return shares;
    }

    Model withSame(double[][] estimated) {
        return new Model(estimated, other, within, prior, households);
    }

    Model withOther(double[][] estimated, double[][] estimatedWithin) {
        return new Model(same, estimated, estimatedWithin, prior, households);
    }

    Model withPrior(double ofOne, double ofHousehold) {
        return new Model(same, other, within, ofOne, ofHousehold);
    }

    double same(Field field, int level) {
        return same[field.place()][level];
    }

    double other(Field field, int level) {
        return other[field.place()][level];
    }

    /** How often two descriptions are of one person, of all pairs there are. */
    double prior() {
        return prior;
    }

    /** How often two descriptions are of two people of one household, of all pairs there are. */
    double households() {
        return households;
    }

    /** The weight of a field, whatever the values are; 0 for a missing one. */
    double weight(Field field, long agreement) {
        int level = Agreement.level(agreement, field);
        if (!Agreement.isTelling(level)) {
            return 0;
        }
        double[][] ofTwo = Agreement.isWithin(agreement, field) ? within : other;
        return log2(same(field, level) / Math.max(RAREST, ofTwo[field.place()][level]));
    }

    /** The weight of all fields together, whatever the values are. */
    double weight(long agreement) {
        double weight = 0;
        for (Field field : FIELDS) {
            weight += weight(field, agreement);
        }
        return weight;
    }

    /**
     * The weight of an exact agreement on one value: a rare one says more than a frequent one.
     *
     * <p>The share of the value is estimated from those who have it beside the two that are compared, as one of so many
     * values as the field seems to have.
     *
     * @param holders how many have the value, the two among them
     * @param filled how many have a value
     */
    double weight(Field field, long agreement, int holders, int filled) {
        int exact = field.comparison().exact();
        double average = Math.max(RAREST, other(field, exact));
        double share = (holders - 2 + PSEUDO_HOLDERS) / (filled - 2 + PSEUDO_HOLDERS / average);
        double least = Agreement.isWithin(agreement, field) ? within[field.place()][exact] : RAREST;
        return log2(same(field, exact) / Math.clamp(share, Math.max(RAREST, least), 1));
    }

    /**
     * The weight that is left when members of a household are considered: they agree as one person does, except in what
     * is personal.
     *
     * @param weight the weight of all fields
     * @param personal the weight of those in which members of a household differ
     */
    double amongHouseholds(double weight, double personal) {
        double share = households / (1 - prior);
        return share == 0 ? weight : -log2((1 - share) * Math.pow(2, -weight) + share * Math.pow(2, -personal));
    }

    /** The probability that two descriptions are of one person. */
    double probability(double weight) {
        return 1 / (1 + (1 - prior) / prior * Math.pow(2, -weight));
    }

    private static double log2(double ratio) {
        return Math.log(ratio) / Math.log(2);
    }
}
