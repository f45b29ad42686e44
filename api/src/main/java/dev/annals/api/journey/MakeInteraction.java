package dev.annals.api.journey;

import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Command: record an interaction that a step of a journey makes. Answers nothing; sent twice it is recorded once.
 *
 * @param run the stream of the run
 * @param journey the key of the journey
 * @param visit the visit
 * @param profile the person
 * @param name the name of the interaction; null where traits are stated
 * @param said its properties, or the traits
 * @param at when
 */
public record MakeInteraction(
        FragmentId run,
        String journey,
        long visit,
        FragmentId profile,
        @Nullable String name,
        Map<String, @Nullable Object> said,
        Instant at) {

    @Override
    public String toString() {
        return "MakeInteraction[" + run + " " + visit + "]";
    }
}
