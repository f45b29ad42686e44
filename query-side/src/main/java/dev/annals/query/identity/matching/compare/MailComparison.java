package dev.annals.query.identity.matching.compare;

import java.util.List;

/** Compares mail addresses: what stands before the at sign is chosen by the person, what stands behind it is not. */
public final class MailComparison implements Comparison {

    private static final int TELLING = 5;

    private static final List<Level> LEVELS = List.of(
            new Level("different", 0.45, 0.99869),
            new Level("same name at another host", 0.1, 0.001),
            new Level("spelled differently", 0.1, 0.0003),
            new Level("exact", 0.35, 0.00001));

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
        String left = local(one);
        String right = local(other);
        if (left.equals(right)) {
            return left.length() >= TELLING ? 1 : 0;
        }
        return Math.min(left.length(), right.length()) >= TELLING && Likeness.isWithinOneEdit(one, other) ? 2 : 0;
    }

    private static String local(String address) {
        int at = address.lastIndexOf('@');
        return at < 0 ? address : address.substring(0, at);
    }
}
