package dev.annals.api.schema;

import dev.annals.api.PublishedEdition;

/**
 * Command: have a tracking plan hold from now on. Answers a {@link PublishedEdition}; the text that holds already changes
 * nothing. Refused with {@code CONFLICT}, and the difference, when another version holds than the author has seen.
 *
 * @param text the plan, YAML or JSON
 * @param expected the version that the author has seen; 0 for none, -1 for whatever it is
 * @param by who publishes it
 */
public record PublishPlan(String text, int expected, String by) {

    @Override
    public String toString() {
        return "PublishPlan[on " + expected + "]";
    }
}
