package dev.annals.platform.residency;

import org.jspecify.annotations.Nullable;

/**
 * Where data are taken, as a connector or an export states it.
 *
 * @param name what it is called in the audit, such as {@code connector:mailer} or {@code export}; nothing personal
 * @param country where the data are processed then, as an ISO 3166-1 code in lower case; null when nobody said
 * @param mechanism on what a transfer there rests, such as {@code scc}; null when nobody said
 */
public record Destination(
        String name, @Nullable String country, @Nullable String mechanism) {}
