package dev.annals.platform.consent;

import java.util.Locale;

/** What counts when identifiers that say different things turn out to be one person's. */
public enum Combination {
    /** The most restrictive of what they say. */
    MOST_RESTRICTIVE,
    /** What was said last, by whichever of them. */
    NEWEST;

    /** The name in {@code purposes.yaml}: lower case with hyphens. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
