package dev.annals.query.identity.matching;

import java.util.EnumSet;
import java.util.Set;

/** Pairs that a blocking rule found. */
final class Block {

    private final Set<Field> fields;
    private final long[] pairs;

    /**
     * @param fields the fields by which they were chosen
     * @param pairs the pairs, each the number of the first entry in the upper half and of the second in the lower; in order
     */
    Block(Set<Field> fields, long[] pairs) {
        this.fields = fields;
        this.pairs = pairs;
    }

    /** Whether they were chosen by something that members of a household do not have in common. */
    boolean isPersonal() {
        return fields.stream().anyMatch(Field::isPersonal);
    }

    /** The fields that say nothing about them, because they were chosen by these or by what is mistaken for them. */
    Set<Field> biased() {
        Set<Field> biased = EnumSet.copyOf(fields);
        fields.forEach(field -> field.mistakenFor().ifPresent(biased::add));
        return biased;
    }

    /** The pairs. Not to be changed. */
    long[] pairs() {
        return pairs;
    }
}
