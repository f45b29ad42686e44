package dev.annals.api.journey;

import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Command: have somebody enter a journey, if its rules allow it. Answers a {@link StartedRun}. Sent twice with the same
 * trigger it starts once.
 *
 * @param run the stream of the person's runs with this entry key
 * @param journey the key of the journey
 * @param profile the root of the person's fragments
 * @param trigger the id of the event that begins it; null where a caller does
 * @param position the position of that event; -1 where a caller does
 * @param happenedAt when what begins it happened
 * @param cause what begins it, in words; nothing personal
 * @param refusal why the person does not enter, where that is known already; null where it is not
 * @param begun what began it
 */
public record StartRun(
        FragmentId run,
        String journey,
        FragmentId profile,
        @Nullable UUID trigger,
        long position,
        Instant happenedAt,
        String cause,
        @Nullable String refusal,
        Begun begun) {

    @Override
    public String toString() {
        return "StartRun[" + run + " " + journey + "]";
    }
}
