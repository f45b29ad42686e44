package dev.annals.projections.segment;

import dev.annals.platform.condition.ValueClause;
import java.util.List;

/** Of everybody the answer to a clause about the value of a trait: found out of values, of equal ones mostly once. */
final class ValueAnswers extends BitColumn {

    private final ValueClause clause;
    private final People people;
    private final Codes codes;

    ValueAnswers(ValueClause clause, People people, Codes codes) {
        this.clause = clause;
        this.people = people;
        this.codes = codes;
    }

    @Override
    List<Column> sources() {
        return List.of(people, codes);
    }

    @Override
    void look(int block, Moment moment, long[] stale) {
        Lately lately = new Lately(moment.facts().dictionary());
        long[] there = people.bits(block);
        int[] values = codes.codes(block);
        put(block, stale, number -> {
            int place = number % BLOCK;
            return (there[place / Long.SIZE] >>> place & 1) != 0 && lately.holds(values[place]);
        });
    }

    /** Remembers the answers that were given lately. */
    private final class Lately {

        private static final int MOST = 256;

        private final Dictionary dictionary;
        private final boolean ofNothing = clause.holds(null);
        private final int[] asked = new int[MOST];
        private final boolean[] answers = new boolean[MOST];

        Lately(Dictionary dictionary) {
            this.dictionary = dictionary;
        }

        boolean holds(int code) {
            if (code == Dictionary.NOTHING) {
                return ofNothing;
            }
            int place = (code * 0x9E3779B9) >>> 24;
            if (asked[place] != code) {
                asked[place] = code;
                answers[place] = clause.holds(dictionary.value(code));
            }
            return answers[place];
        }
    }
}
