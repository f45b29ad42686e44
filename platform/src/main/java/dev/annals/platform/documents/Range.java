package dev.annals.platform.documents;

/**
 * A stretch of ordered keys.
 *
 * @param from the lowest key, inclusive; {@code ""} is the beginning
 * @param to the highest key, exclusive; {@code "\uffff"} is beyond every key
 * @param limit the most documents wanted, from 1
 * @param descending whether the highest key comes first
 */
public record Range(String from, String to, int limit, boolean descending) {

    private static final String END = "\uffff";

    public Range {
        if (limit < 1) {
            throw new IllegalArgumentException("A range has a limit of at least 1");
        }
    }

    /** Everything from the beginning, at most so many. */
    public static Range first(int limit) {
        return new Range("", END, limit, false);
    }

    /** Everything from the end backwards, at most so many. */
    public static Range last(int limit) {
        return new Range("", END, limit, true);
    }

    /** All keys that begin with a prefix. */
    public static Range prefix(String prefix, int limit) {
        return new Range(prefix, prefix + END, limit, false);
    }

    /** The same order and limit, continued behind the last key of a page. */
    public Range after(String lastKey) {
        return descending ? new Range(from, lastKey, limit, true) : new Range(lastKey + "\u0001", to, limit, false);
    }
}
