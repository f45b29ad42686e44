package dev.annals.platform.journey;

import dev.annals.api.journey.Journey;
import dev.annals.api.journey.Step;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of a journey and how it came to be.
 *
 * @param journey what it says
 * @param version from 1; 0 for one that is not published
 * @param hash SHA-256 of the text, in hexadecimal digits
 * @param text the definition
 * @param since when it was published
 * @param by who published it
 * @param position its place in the log; -1 for one that is not published
 * @param steps its steps by name
 */
public record Edition(
        Journey journey,
        int version,
        String hash,
        String text,
        Instant since,
        String by,
        long position,
        Map<String, Step> steps) {

    /** A published version. */
    public static Edition of(
            Journey journey, int version, String hash, String text, Instant since, String by, long position) {
        Map<String, Step> steps = new LinkedHashMap<>();
        journey.steps().forEach(step -> steps.put(step.id(), step));
        return new Edition(journey, version, hash, text, since, by, position, steps);
    }

    /** One that is tried. */
    public static Edition draft(Journey journey) {
        return of(journey, 0, "", "", Instant.EPOCH, "", -1);
    }

    /** A step; null where there is none of that name. */
    public @Nullable Step step(String name) {
        return steps.get(name);
    }
}
