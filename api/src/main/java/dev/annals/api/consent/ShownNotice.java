package dev.annals.api.consent;

import org.jspecify.annotations.Nullable;

/**
 * The privacy notice that a person had before their eyes when they decided.
 *
 * @param notice the notice's key
 * @param version its version
 * @param language the language in which it was shown, as a BCP 47 tag
 * @param hash SHA-256 of its content, in hexadecimal digits; null when the catalogue of purposes does not know it
 */
public record ShownNotice(
        String notice,
        String version,
        String language,
        @Nullable String hash) {}
