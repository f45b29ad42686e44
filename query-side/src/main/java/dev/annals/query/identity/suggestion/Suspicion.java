package dev.annals.query.identity.suggestion;

import java.util.Map;
import java.util.TreeMap;

/**
 * A suggestion as the person itself is told of it: nothing of the other profile's values is in it.
 *
 * @param probability how probable it is that both are one person, from 0 to 1
 * @param agreement how each field that was compared agrees
 */
public record Suspicion(double probability, Map<String, String> agreement) {

    static Suspicion of(Suggestion it) {
        Map<String, String> agreement = new TreeMap<>();
        it.evidence().forEach(each -> agreement.put(each.field().wireName(), each.level()));
        return new Suspicion(Math.floor(it.probability() * 1e6) / 1e6, agreement);
    }
}
