package dev.annals.query.identity.matching.compare;

import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** Measures how alike two texts are. */
final class Likeness {

    private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();
    private static final DamerauLevenshteinDistance AT_MOST_TWO = new DamerauLevenshteinDistance(2);

    private Likeness() {}

    /** Jaro-Winkler similarity, from 0 to 1. */
    static double jaroWinkler(String one, String other) {
        return JARO_WINKLER.apply(one, other);
    }

    /** Whether at most two characters were inserted, left out, replaced or exchanged with their neighbour. */
    static boolean isWithinTwoEdits(String one, String other) {
        return Math.abs(one.length() - other.length()) <= 2 && AT_MOST_TWO.apply(one, other) >= 0;
    }

    /** Whether at most one character was inserted, left out, replaced or exchanged with its neighbour. */
    static boolean isWithinOneEdit(String one, String other) {
        int longer = Math.max(one.length(), other.length());
        int shorter = Math.min(one.length(), other.length());
        if (longer - shorter > 1) {
            return false;
        }
        int begin = 0;
        while (begin < shorter && one.charAt(begin) == other.charAt(begin)) {
            begin++;
        }
        int end = 0;
        while (end < shorter - begin && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        int open = longer - begin - end;
        return open <= 1 || (open == 2 && longer == shorter && isExchange(one, other, begin));
    }

    private static boolean isExchange(String one, String other, int at) {
        return one.charAt(at) == other.charAt(at + 1) && one.charAt(at + 1) == other.charAt(at);
    }
}
