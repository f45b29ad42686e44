package dev.annals.platform.condition;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is computed of people by the definitions in force. */
@FunctionalInterface
public interface ComputedTraits {

    /** Nothing is computed. */
    ComputedTraits NONE = (person, key, at) -> Answer.NOTHING;

    /** The value of a computed trait of a person at an instant. */
    Answer of(Person person, String key, Instant at);

    /**
     * The answer.
     *
     * @param value the value; null where it is made of nothing, or nothing of that key is computed
     * @param until the first instant at which time alone may change it; {@link Instant#MAX} where it cannot
     * @param evidence the events it rests on, at most ten, the newest first
     */
    record Answer(@Nullable Object value, Instant until, List<UUID> evidence) {

        /** There is no value, and never will be. */
        public static final Answer NOTHING = new Answer(null, Instant.MAX, List.of());
    }
}
