package dev.annals.platform.consent;

import org.jspecify.annotations.Nullable;

/**
 * Who else gets the data.
 *
 * @param name who it is
 * @param country where it processes them, as ISO 3166 code; null when nobody said
 * @param transfer on what a transfer there rests, for example {@code adequacy}; null when there is none
 */
public record Recipient(
        String name, @Nullable String country, @Nullable String transfer) {}
