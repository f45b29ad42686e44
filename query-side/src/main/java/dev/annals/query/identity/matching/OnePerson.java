package dev.annals.query.identity.matching;

/** How many pairs that are of one person agree exactly, so that they are not taken for two people who happen to agree. */
final class OnePerson {

    private static final Field[] FIELDS = Field.values();

    private final double[] exact = new double[FIELDS.length];
    private final double[] exactWithin = new double[FIELDS.length];
    private final double[] comparedWithin = new double[FIELDS.length];

    /** Counts candidates by how probable it is that they are of one person. */
    static OnePerson counted(Candidates candidates, Prevalence prevalence, Model model) {
        OnePerson counted = new OnePerson();
        for (int i = 0; i < candidates.size(); i++) {
            counted.add(candidates.agreement(i), prevalence.probability(model, i));
        }
        return counted;
    }

    private void add(long agreement, double probability) {
        for (Field field : FIELDS) {
            int level = Agreement.level(agreement, field);
            double asExact = level == field.comparison().exact() ? probability : 0;
            exact[field.place()] += asExact;
            if (Agreement.isTelling(level) && Agreement.isWithin(agreement, field)) {
                comparedWithin[field.place()] += probability;
                exactWithin[field.place()] += asExact;
            }
        }
    }

    /** How many agree exactly in a field. */
    double exact(Field field) {
        return exact[field.place()];
    }

    /** How many agree exactly in a field and in the one that decides much of it. */
    double exactWithin(Field field) {
        return exactWithin[field.place()];
    }

    /** How many agree exactly in the field that decides much of this one, and have a value of it. */
    double comparedWithin(Field field) {
        return comparedWithin[field.place()];
    }
}
