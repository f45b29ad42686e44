package dev.annals.query.identity.matching;

import java.util.List;

/**
 * What one field says about whether two descriptions are of one person.
 *
 * @param field the field
 * @param one the values of one description, as they were written
 * @param other the values of the other
 * @param level how they agree, in words
 * @param weight how much that says, in bits; below 0 where it speaks against
 */
public record Evidence(Field field, List<String> one, List<String> other, String level, double weight) {

    @Override
    public String toString() {
        return "Evidence[" + field.wireName() + " " + level + "]";
    }
}
