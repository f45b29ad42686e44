package dev.annals.platform.web;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import org.jspecify.annotations.Nullable;

/** Asks for the fields of a body that have to be there. */
public final class Given {

    private Given() {}

    /**
     * A text as it was given.
     *
     * @param field its name in the body
     * @throws Rejected with {@code MISSING_FIELD} when there is none, or nothing but white space
     */
    public static String text(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw new Rejected(Rejection.MISSING_FIELD, "$." + field + " is missing.");
        }
        return value;
    }
}
