package dev.annals.platform.web;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import org.jspecify.annotations.Nullable;

/** Checks the reasons that people give for their decisions. */
public final class Reasons {

    private static final int LONGEST = 500;

    private Reasons() {}

    /**
     * The reason without white space around it.
     *
     * @throws Rejected with {@code INVALID_FIELD} when there is none, or a longer one than is kept
     */
    public static String checked(@Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST) {
            throw new Rejected(Rejection.INVALID_FIELD, "$.reason is no text of 1 to " + LONGEST + " characters.");
        }
        return reason.strip();
    }
}
