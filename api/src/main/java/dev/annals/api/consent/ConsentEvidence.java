package dev.annals.api.consent;

import org.jspecify.annotations.Nullable;

/**
 * What proves a decision and tells about the person: to vanish with an erasure.
 *
 * @param address the IP address it came from
 * @param userAgent the browser or app it came from
 * @param place where it was given: the address of a page, the name of a shop
 * @param expressedBy the name of the guardian or agent
 * @param signal the raw string of a signal: a TC string, a GPP string, the preferences as JSON
 * @param note what else was kept: the text of a call, the number of a paper form
 */
public record ConsentEvidence(
        @Nullable String address,
        @Nullable String userAgent,
        @Nullable String place,
        @Nullable String expressedBy,
        @Nullable String signal,
        @Nullable String note) {

    /** Nothing was kept. */
    public static final ConsentEvidence NONE = new ConsentEvidence(null, null, null, null, null, null);

    /** This, or null when nothing was kept, so that no key is made for it. */
    public @Nullable ConsentEvidence orNull() {
        return equals(NONE) ? null : this;
    }

    @Override
    public String toString() {
        return "ConsentEvidence[…]";
    }
}
