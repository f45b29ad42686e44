package dev.annals.platform.web;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import org.jspecify.annotations.Nullable;

/** Reads which version of something has to hold, as {@code If-Match} names it. */
public final class ExpectedVersion {

    /** Whichever version holds. */
    public static final int ANY = -1;

    private ExpectedVersion() {}

    /**
     * The version that a header names.
     *
     * @param ifMatch the header, with or without quotation marks; null when there is none
     * @return the version; {@link #ANY} for none and for {@code *}
     * @throws Rejected with {@code INVALID_PARAMETER} when it is no version
     */
    public static int of(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return ANY;
        }
        String version = ifMatch.strip().replaceFirst("^\"(.*)\"$", "$1");
        if (!version.matches("[0-9]{1,9}")) {
            throw new Rejected(Rejection.INVALID_PARAMETER, "If-Match is expected to be a version such as \"3\".");
        }
        return Integer.parseInt(version);
    }
}
