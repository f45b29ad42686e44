package dev.annals.platform.journey;

import dev.annals.api.condition.Condition;
import dev.annals.api.journey.Begun;
import dev.annals.api.journey.Trigger;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the interpreter may ask about the person of a run; each question costs only when it is asked. */
public interface Facts {

    /** Whether a condition holds at an instant. */
    boolean holds(Condition condition, Instant at);

    /** Whether the person is in a segment. */
    boolean isIn(String segment, Instant at);

    /** Whether a purpose may be served by a channel, and why. */
    Answer consent(String purpose, String channel, Instant at);

    /** The value of a trait; null where there is none. */
    @Nullable
    Object trait(String path);

    /** Whether an interaction of that kind happened between two instants, the latter included. */
    boolean happened(Trigger.Happens trigger, @Nullable Begun begun, Instant after, Instant until);

    /** What came of the ways of a split so far; of a way that is not named nothing did. */
    default Map<String, Odds.Trials> trials(String journey, String split) {
        return Map.of();
    }

    /**
     * A yes or no with its reason.
     *
     * @param yes which
     * @param reason why, as a stable code
     */
    record Answer(boolean yes, String reason) {}
}
