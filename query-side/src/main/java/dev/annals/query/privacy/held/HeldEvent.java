package dev.annals.query.privacy.held;

import dev.annals.api.Wire;
import dev.annals.api.audit.Description;
import dev.annals.api.audit.StatedPurpose;
import dev.annals.platform.events.RecordedEvent;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One event as a person is told of it, with all that is in it.
 *
 * @param position its place in the log
 * @param at when it was recorded
 * @param kind what kind it is of
 * @param actor who caused it
 * @param purpose what for, where it is about a purpose
 * @param reason what was given as reason
 * @param description what happened, as a sentence
 * @param data everything that was recorded
 */
record HeldEvent(
        long position,
        Instant at,
        String kind,
        String actor,
        @Nullable String purpose,
        @Nullable String reason,
        String description,
        JsonNode data) {

    static HeldEvent of(RecordedEvent recorded) {
        return new HeldEvent(
                recorded.position(),
                recorded.at(),
                kind(recorded),
                recorded.actor(),
                StatedPurpose.of(recorded.event()).orElse(null),
                recorded.cause().reason(),
                Description.of(recorded.event()),
                JsonMapper.shared().valueToTree(recorded.event()));
    }

    /** The name under which an event is stored. */
    static String kind(RecordedEvent recorded) {
        return Objects.requireNonNull(recorded.event().getClass().getAnnotation(Wire.class), "an event has a name")
                .name();
    }
}
