package dev.annals.api.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Command: record refusals that were counted together.
 *
 * @param actor who was refused; null for somebody unknown
 * @param status 401 or 403
 * @param endpoint method and path as the API describes it
 * @param origin a keyed hash of the address; null for several
 * @param times how often
 * @param first when the first one was refused
 * @param last when the last one was
 */
public record RecordDenials(
        @Nullable String actor,
        int status,
        String endpoint,
        @Nullable UUID origin,
        long times,
        Instant first,
        Instant last) {}
