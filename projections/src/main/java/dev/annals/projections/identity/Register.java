package dev.annals.projections.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A value of which the last writer wins, by when it was said rather than by when it arrived.
 *
 * @param value a JSON value; null when it was said to be nothing any more
 * @param occurredAt when the interaction that said so happened
 * @param event the id of the interaction's event; decides between two of the same instant
 * @param source the source that said so
 */
public record Register(@Nullable Object value, Instant occurredAt, UUID event, String source) {

    /** The one that wins; the same whichever is asked. */
    public Register or(Register other) {
        int byTime = occurredAt.compareTo(other.occurredAt);
        int order = byTime != 0 ? byTime : event.compareTo(other.event);
        return order >= 0 ? this : other;
    }
}
