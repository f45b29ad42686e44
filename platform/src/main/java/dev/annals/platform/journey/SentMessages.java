package dev.annals.platform.journey;

import dev.annals.api.delivery.Outcome;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.JourneyRunEvent.SendRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which step asked for which message, so that what is heard of it later is counted there. What is heard more than
 * two months after a message was asked for is not. Not for use by several threads.
 */
final class SentMessages {

    private static final Duration KEPT = Duration.ofDays(60);

    private final Map<FragmentId, Asked> asked = new LinkedHashMap<>();

    /**
     * A message that was asked for.
     *
     * @param journey the journey
     * @param version its version
     * @param step the step
     * @param at when
     * @param heard what was heard of it
     */
    record Asked(String journey, int version, String step, Instant at, Set<Outcome> heard) {}

    void ask(SendRequested it) {
        Iterator<Asked> oldest = asked.values().iterator();
        while (oldest.hasNext() && oldest.next().at().isBefore(it.at().minus(KEPT))) {
            oldest.remove();
        }
        asked.put(
                it.delivery(),
                new Asked(it.journey(), it.version(), it.step(), it.at(), EnumSet.noneOf(Outcome.class)));
    }

    /** The message of which something is heard for the first time; null where none is known, or that was heard before. */
    @Nullable
    Asked hear(FragmentId delivery, Outcome outcome) {
        Asked message = asked.get(delivery);
        return message != null && message.heard().add(outcome) ? message : null;
    }
}
