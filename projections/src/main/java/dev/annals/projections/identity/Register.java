package dev.annals.projections.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claim: what a source said of a trait. Which of several counts is decided by when they were made, rather than by when
 * they arrived, and before that by {@link SourcePriority}.
 *
 * @param value a JSON value; null when it was said to be nothing any more
 * @param occurredAt when the interaction that said so happened
 * @param event the id of the interaction's event; decides between two of the same instant
 * @param source the source that said so
 */
public record Register(@Nullable Object value, Instant occurredAt, UUID event, String source) {

    /** By when they were made. */
    public static final Comparator<Register> OLDEST_FIRST =
            Comparator.comparing(Register::occurredAt).thenComparing(Register::event);
}
