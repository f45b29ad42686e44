package dev.annals.app.oversight;

import dev.annals.api.access.RecordDenials;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counts refusals by who was refused what, so that a thousand of a kind become one event. What does not fit is counted
 * together, whoever it was: nobody fills the log, or this process's memory, by being refused.
 */
final class Denials {

    /** How many kinds are told apart between two looks. */
    static final int MOST_KINDS = 20;

    private final Clock clock;
    private final Map<Kind, Count> counts = new LinkedHashMap<>();

    Denials(Clock clock) {
        this.clock = clock;
    }

    /**
     * Refusals of the same kind.
     *
     * @param actor who was refused; null for somebody unknown
     * @param status 401 or 403
     * @param endpoint method and path as the API describes it
     * @param origin a keyed hash of the address; null for several
     */
    record Kind(
            @Nullable String actor,
            int status,
            String endpoint,
            @Nullable UUID origin) {}

    private record Count(long times, Instant first, Instant last) {}

    synchronized void note(Kind kind) {
        Instant now = clock.instant();
        boolean fits = counts.containsKey(kind) || counts.size() < MOST_KINDS;
        counts.merge(
                fits ? kind : new Kind(null, kind.status(), "other", null),
                new Count(1, now, now),
                (before, one) -> new Count(before.times() + 1, before.first(), now));
    }

    /** What was counted since it was asked last. */
    synchronized List<RecordDenials> take() {
        List<RecordDenials> taken = new ArrayList<>();
        counts.forEach((kind, count) -> taken.add(new RecordDenials(
                kind.actor(),
                kind.status(),
                kind.endpoint(),
                kind.origin(),
                count.times(),
                Objects.requireNonNull(count.first()),
                count.last())));
        counts.clear();
        return taken;
    }
}
