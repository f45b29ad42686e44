package dev.annals.query.identity.matching.compare;

import java.util.List;

/** Compares phone numbers, prepared as digits: a number without its country code is the same number. */
public final class PhoneComparison implements Comparison {

    private static final int SUBSCRIBER = 8;

    private static final List<Level> LEVELS = List.of(
            new Level("different", 0.35, 0.99947),
            new Level("one digit different", 0.05, 0.00001),
            new Level("same last eight digits", 0.1, 0.00002),
            new Level("exact", 0.5, 0.0005));

    @Override
    public List<Level> levels() {
        return LEVELS;
    }

    @Override
    public int near() {
        return 1;
    }

    @Override
    public int level(String one, String other) {
        if (one.equals(other)) {
            return 3;
        }
        int shorter = Math.min(one.length(), other.length());
        if (shorter >= SUBSCRIBER
                && one.regionMatches(one.length() - SUBSCRIBER, other, other.length() - SUBSCRIBER, SUBSCRIBER)) {
            return 2;
        }
        return shorter >= SUBSCRIBER && Likeness.isWithinOneEdit(one, other) ? 1 : 0;
    }
}
