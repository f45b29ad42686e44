package dev.annals.platform.consent;

import org.jspecify.annotations.Nullable;

/**
 * Who answers for the processing: a company, or a brand of it.
 *
 * @param key the key in records
 * @param name what people know it by
 * @param address its postal address
 * @param contact where questions about privacy go: an e-mail address or telephone number
 * @param url its site
 */
public record Controller(
        String key,
        String name,
        @Nullable String address,
        @Nullable String contact,
        @Nullable String url) {}
