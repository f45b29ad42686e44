package dev.annals.api.trait;

import dev.annals.api.PublishedEdition;

/**
 * Command: have definitions of computed traits hold from now on. Answers a {@link PublishedEdition}; the text that holds
 * already changes nothing. Refused with {@code CONFLICT}, and the difference, when another version holds than the author has
 * seen.
 *
 * @param text the definitions, YAML or JSON
 * @param expected the version that the author has seen; 0 for none, -1 for whatever it is
 * @param by who publishes them
 */
public record PublishTraits(String text, int expected, String by) {

    @Override
    public String toString() {
        return "PublishTraits[on " + expected + "]";
    }
}
