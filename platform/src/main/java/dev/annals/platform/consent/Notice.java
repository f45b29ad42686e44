package dev.annals.platform.consent;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of a privacy notice.
 *
 * @param key the notice's key, the same for all its versions
 * @param version its version
 * @param texts its wording by language, a BCP 47 tag
 */
public record Notice(String key, String version, Map<String, Wording> texts) {

    /**
     * A notice in one language.
     *
     * @param title its title
     * @param text its text; null where only {@code url} is given
     * @param url where it can be read; null where {@code text} is all
     * @param hash SHA-256 of its content, in hexadecimal digits
     */
    public record Wording(
            String title, @Nullable String text, @Nullable String url, String hash) {}
}
