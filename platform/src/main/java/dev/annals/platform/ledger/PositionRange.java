package dev.annals.platform.ledger;

/**
 * Which positions of the log to look at.
 *
 * @param from the lowest, inclusive
 * @param to the highest, inclusive
 */
public record PositionRange(long from, long to) {

    /** All of them. */
    public static final PositionRange EVERYTHING = new PositionRange(Long.MIN_VALUE, Long.MAX_VALUE);

    public PositionRange {
        if (from > to) {
            throw new IllegalArgumentException("A range begins before it ends");
        }
    }

    /** Reads {@code A..B}, where either may be left out. */
    public static PositionRange parse(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            throw new IllegalArgumentException("A range is written as A..B");
        }
        String from = text.substring(0, dots);
        String to = text.substring(dots + 2);
        try {
            return new PositionRange(
                    from.isEmpty() ? Long.MIN_VALUE : Long.parseLong(from),
                    to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("A range is written as A..B, with positions of the log", e);
        }
    }

    boolean contains(long position) {
        return from <= position && position <= to;
    }

    boolean overlaps(long first, long last) {
        return first <= to && last >= from;
    }
}
