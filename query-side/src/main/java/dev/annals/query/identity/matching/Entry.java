package dev.annals.query.identity.matching;

import java.util.List;
import java.util.Map;

/**
 * One description of a person: a row of a file, or a profile.
 *
 * @param id what it is called
 * @param values the values of its fields as they were written; a field may have several, or none
 */
public record Entry(String id, Map<Field, List<String>> values) {

    @Override
    public String toString() {
        return "Entry[" + id + "]";
    }
}
