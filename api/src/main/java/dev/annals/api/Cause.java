package dev.annals.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is behind an event, what for, and by which request: kept as the event's meta data, so that whatever a request led
 * to can be found by its id.
 *
 * @param actor {@code source:<name>}, {@code <role>:<token name>} or {@code system}; null where the event itself tells
 * @param reason what was given as reason, at most 500 characters, nothing personal; null where none was given
 * @param requestId the id of the request, 1 to 64 characters; null for what Annals does by itself
 */
public record Cause(
        @Nullable String actor,
        @Nullable String reason,
        @Nullable String requestId) {

    /** The key of an event's meta data under which the actor is kept. */
    public static final String ACTOR = "actor";

    /** The key of an event's meta data under which the reason is kept. */
    public static final String REASON = "reason";

    /** The key of an event's meta data under which the id of the request is kept. */
    public static final String REQUEST = "request";

    /** Nothing is known of it. */
    public static final Cause UNKNOWN = new Cause(null, null, null);

    /** What an actor does without anything else being known. */
    public static Cause by(String actor) {
        return new Cause(actor, null, null);
    }

    /** The cause that meta data tell of. */
    public static Cause of(Map<String, ?> metaData) {
        return metaData.isEmpty()
                ? UNKNOWN
                : new Cause(text(metaData.get(ACTOR)), text(metaData.get(REASON)), text(metaData.get(REQUEST)));
    }

    /** The same by somebody else; null where the event itself tells. */
    public Cause withActor(@Nullable String other) {
        return new Cause(other, reason, requestId);
    }

    /** The same for another reason. */
    public Cause withReason(@Nullable String other) {
        return new Cause(actor, other, requestId);
    }

    /** As meta data, without what is null. */
    public Map<String, String> metaData() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, ACTOR, actor);
        put(values, REASON, reason);
        put(values, REQUEST, requestId);
        return values;
    }

    private static void put(Map<String, String> values, String key, @Nullable String value) {
        if (value != null) {
            values.put(key, value);
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
