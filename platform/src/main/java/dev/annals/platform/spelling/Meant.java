package dev.annals.platform.spelling;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Finds among names that are known the one that was probably meant by another. Of several that are equally near it is the first.
 */
public final class Meant {

    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();
    private static final int CLOSE = 3;

    private Meant() {}

    /** The nearest of those that take three letters at most to be changed, added or dropped. */
    public static Optional<String> by(String name, Collection<String> known) {
        return nearest(
                name,
                known.stream()
                        .filter(each ->
                                Math.abs(each.length() - name.length()) <= CLOSE && DISTANCE.apply(each, name) <= CLOSE)
                        .toList());
    }

    /** The same as a question that follows a sentence; empty where nothing is near. */
    public static String question(String name, Collection<String> known) {
        return by(name, known).map(each -> " Do you mean '" + each + "'?").orElse("");
    }

    /** The same where one of several names was misspelt, nobody knows which. */
    public static String question(Collection<String> names, Collection<String> known) {
        return names.stream()
                .flatMap(name -> by(name, known).map(meant -> new Guess(name, meant)).stream())
                .min(Comparator.comparingInt(Guess::distance))
                .map(guess -> question(guess.name(), known))
                .orElse("");
    }

    private record Guess(String name, String meant) {

        int distance() {
            return DISTANCE.apply(name, meant);
        }
    }

    /** The nearest, however far it is; empty where nothing is known. */
    public static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream().min(Comparator.comparingInt(each -> DISTANCE.apply(each, name)));
    }
}
