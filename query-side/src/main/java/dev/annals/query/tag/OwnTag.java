package dev.annals.query.tag;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tag that somebody carries.
 *
 * @param tag the tag
 * @param kind {@code hand} where somebody put it, {@code rule} where a segment gives it
 * @param segment the key of the segment that gives it; null where somebody put it
 * @param since since when
 * @param until the first instant at which it does not hold any more; null where it has no end, and for a rule
 * @param by who put it; null for a rule
 * @param reason why, masked as personal values are; null for a rule
 * @param eventId the id of the event by which it was put; null for a rule
 */
public record OwnTag(
        String tag,
        String kind,
        @Nullable String segment,
        Instant since,
        @Nullable Instant until,
        @Nullable String by,
        @Nullable String reason,
        @Nullable UUID eventId) {}
