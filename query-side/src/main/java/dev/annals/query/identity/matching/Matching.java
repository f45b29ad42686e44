package dev.annals.query.identity.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds, among descriptions of people, those that are probably of the same person.
 *
 * <p>Nothing has to be known beforehand: how reliable each field is, how frequent each value is and how many duplicates
 * there are is estimated from the descriptions. The same descriptions in the same order give the same answer.
 */
public final class Matching {

    /** How often estimates of those who agree and of those who do not are made to fit each other. */
    private static final int ROUNDS = 3;

    private static final Comparator<Match> BEST_FIRST = Comparator.comparingDouble(Match::weight)
            .reversed()
            .thenComparingInt(Match::one)
            .thenComparingInt(Match::other);

    /** The most one pair may say for or against putting two groups together, in bits. */
    private static final double LEANING = 20;

    private final List<Entry> entries;
    private final Table table;
    private final Comparer comparer;
    private final Candidates candidates;
    private final Scoring scoring;
    private final List<Match> matches;

    private Matching(List<Entry> entries, double least) {
        this.entries = List.copyOf(entries);
        this.table = new Table(entries);
        this.comparer = new Comparer(table);
        this.candidates = Candidates.of(table, comparer, Blocking.OF_PEOPLE);
        this.scoring = new Scoring(table, estimated(Population.of(table, comparer)));
        this.matches = matches(least);
    }

    /**
     * Compares descriptions.
     *
     * @param entries what is known of people, at most sixteen million
     * @param least the probability from which a match is of interest, from 0 to 1
     */
    public static Matching of(List<Entry> entries, double least) {
        return new Matching(entries, least);
    }

    /** The matches, most probable first. */
    public List<Match> matches() {
        return matches;
    }

    /** How many descriptions there are. */
    int size() {
        return table.size();
    }

    /** What speaks for two entries being of one person, or, below 0, against it: bits of the odds, within bounds. */
    double leaning(int one, int other) {
        double odds = Math.log(model().prior() / (1 - model().prior())) / Math.log(2);
        return Math.clamp(weight(comparer.agreement(one, other), one, other) + odds, -LEANING, LEANING);
    }

    /** How many pairs were compared. */
    public int compared() {
        return candidates.size();
    }

    /** How many times an entry was in a block too large to be compared. */
    public long passedOver() {
        return candidates.passedOver();
    }

    /** What speaks for a match and against it, field by field. */
    public List<Evidence> evidence(Match match) {
        List<Evidence> evidence = new ArrayList<>();
        for (Field field : Field.values()) {
            int level = Agreement.level(match.agreement(), field);
            if (Agreement.isTelling(level)) {
                evidence.add(new Evidence(
                        field,
                        entries.get(match.one()).values().getOrDefault(field, List.of()),
                        entries.get(match.other()).values().getOrDefault(field, List.of()),
                        field.comparison().levels().get(level).name(),
                        scoring.weight(field, match.agreement(), match.one(), match.other())));
            }
        }
        return evidence;
    }

    /** What was learnt about the fields. */
    Model model() {
        return scoring.model();
    }

    private Model estimated(Population population) {
        Model model = Model.believed();
        OnePerson ofOne = new OnePerson();
        for (int round = 0; round < ROUNDS; round++) {
            model = population.fitted(model, round == 0, ofOne);
            model = model.withSame(Expectation.same(model, candidates.sessions()));
            Prevalence prevalence = new Prevalence(candidates, new Scoring(table, model));
            model = prevalence.fitted(model, table.pairs());
            ofOne = OnePerson.counted(candidates, prevalence, model);
        }
        return model;
    }

    private double weight(long agreement, int one, int other) {
        return model().amongHouseholds(
                        scoring.weight(agreement, one, other), scoring.personalWeight(agreement, one, other));
    }

    private List<Match> matches(double least) {
        List<Match> found = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            long agreement = candidates.agreement(i);
            int one = candidates.one(i);
            int other = candidates.other(i);
            double alone = scoring.weight(agreement, one, other);
            double weight = weight(agreement, one, other);
            double probability = model().probability(weight);
            if (probability >= least) {
                found.add(new Match(one, other, agreement, weight, alone - weight, probability));
            }
        }
        found.sort(BEST_FIRST);
        return List.copyOf(found);
    }
}
