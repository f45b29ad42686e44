package dev.annals.query.access;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;

/** How long a page may be. */
public final class ListLimit {

    /** The most items of a page. */
    public static final int MOST = 1_000;

    private ListLimit() {}

    /** The limit, if it can be used. */
    public static int of(int limit) {
        return of(limit, MOST);
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
