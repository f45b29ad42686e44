package dev.annals.query.identity.matching.compare;

import dev.annals.query.identity.matching.prepare.Script;
import java.util.Arrays;
import java.util.List;

/**
 * Compares names of people, streets and places. Spaces do not count; in ideographic scripts, where one character is
 * worth a syllable, likeness is counted in characters, and a name in another script is compared by how it sounds.
 */
public final class WordsComparison implements Comparison {

    private static final int DIFFERENT = 0;
    private static final int SIMILAR = 1;
    private static final int INITIAL = 2;
    private static final int NEAR = 3;
    private static final int EXCHANGED = 4;
    private static final int EXACT = 5;
    private static final double SIMILAR_FROM = 0.82;
    private static final double NEAR_FROM = 0.92;
    private static final int SHORTEST_WITH_ERRORS = 3;
    private static final int LONG = 9;

    private final List<Level> levels;

    /** @param exact how often two people agree exactly in such a value, as far as one can tell beforehand */
    public WordsComparison(double exact) {
        this.levels = List.of(
                new Level("different", 0.08, 1 - exact - 0.02402),
                new Level("similar", 0.04, 0.02),
                new Level("initial only", 0.005, 0.002),
                new Level("spelled differently", 0.145, 0.002),
                new Level("exchanged", 0.03, 0.00002),
                new Level("exact", 0.7, exact));
    }

    @Override
    public List<Level> levels() {
        return levels;
    }

    @Override
    public int near() {
        return NEAR;
    }

    @Override
    public int exchanged() {
        return EXCHANGED;
    }

    @Override
    public int level(String one, String other) {
        if (one.equals(other)) {
            return EXACT;
        }
        boolean isIdeographic = Script.isIdeographic(one);
        if (isIdeographic != Script.isIdeographic(other)) {
            return isIdeographic ? acrossScripts(one, other) : acrossScripts(other, one);
        }
        return isIdeographic ? ideographic(one, other) : alphabetic(one, other);
    }

    private static int acrossScripts(String ideographic, String alphabetic) {
        int level = alphabetic(Script.sound(ideographic), alphabetic);
        return Math.min(level, NEAR);
    }

    private static int ideographic(String one, String other) {
        int longest = Math.max(one.length(), other.length());
        int shared = shared(one, other);
        if (shared == longest || (longest >= SHORTEST_WITH_ERRORS && shared == longest - 1)) {
            return NEAR;
        }
        return shared * 2 >= longest ? SIMILAR : DIFFERENT;
    }

    private static int shared(String one, String other) {
        int[] left = one.codePoints().sorted().toArray();
        int[] right = other.codePoints().sorted().toArray();
        int shared = 0;
        for (int i = 0, j = 0; i < left.length && j < right.length; ) {
            int order = Integer.compare(left[i], right[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return shared;
    }

    private static int alphabetic(String one, String other) {
        String left = joined(one);
        String right = joined(other);
        if (left.length() == 1 || right.length() == 1) {
            return left.charAt(0) == right.charAt(0) ? INITIAL : DIFFERENT;
        }
        int shorter = Math.min(left.length(), right.length());
        if (shorter >= SHORTEST_WITH_ERRORS && Likeness.isWithinOneEdit(left, right)) {
            return NEAR;
        }
        double likeness = Likeness.jaroWinkler(left, right);
        boolean isLongAndClose = shorter >= LONG && Likeness.isWithinTwoEdits(left, right);
        if (likeness >= NEAR_FROM || isLongAndClose || hasSameWords(one, other)) {
            return NEAR;
        }
        return likeness >= SIMILAR_FROM ? SIMILAR : DIFFERENT;
    }

    private static boolean hasSameWords(String one, String other) {
        return one.length() == other.length()
                && one.indexOf(' ') >= 0
                && other.indexOf(' ') >= 0
                && Arrays.equals(words(one), words(other));
    }

    private static String[] words(String text) {
        String[] words = text.split(" ", -1);
        Arrays.sort(words);
        return words;
    }

    private static String joined(String text) {
        return text.indexOf(' ') < 0 ? text : text.replace(" ", "");
    }
}
