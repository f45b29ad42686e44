package dev.annals.query.access;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import org.jspecify.annotations.Nullable;

/** How long a page may be, and where it begins. */
public final class ListLimit {

    /** The most items of a page. */
    public static final int MOST = 1_000;

    private ListLimit() {}

    /** The limit, if it can be used. */
    public static int of(int limit) {
        return of(limit, MOST);
    }

    /**
     * The position below which a list goes on that is in the order of the log, if it can be used.
     *
     * @param cursor the {@code next} of the page before; null for the first page
     */
    public static long below(@Nullable Long cursor) {
        if (cursor != null && cursor < 0) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER, "The parameter 'cursor' is none that a page answered as 'next'.");
        }
        return cursor == null ? Long.MAX_VALUE : cursor;
    }

    /** The limit, if it can be used where pages have at most so many items. */
    public static int of(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER, "The parameter 'limit' is a number from 1 to " + most + ".");
        }
        return limit;
    }
}
