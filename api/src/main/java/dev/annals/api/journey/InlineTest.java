package dev.annals.api.journey;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the author of a journey wants to hold: it is played on a clock of its own, from an instant called T0.
 *
 * @param name what it shows
 * @param traits the traits of the person
 * @param happenings what happens, in order of time
 * @param held the channels by which messages are held back, each with the reason
 * @param exit the reason by which the run is expected to end; null for no matter
 * @param sends how many messages are expected; -1 for no matter
 * @param visits the steps that are expected to be passed, in this order; empty for no matter
 */
public record InlineTest(
        String name,
        Map<String, Object> traits,
        List<Happening> happenings,
        Map<String, String> held,
        @Nullable String exit,
        int sends,
        List<String> visits) {

    /**
     * Something that happens.
     *
     * @param at how long after T0
     * @param name the name of the interaction
     * @param properties what it says
     */
    public record Happening(Duration at, String name, Map<String, Object> properties) {}
}
