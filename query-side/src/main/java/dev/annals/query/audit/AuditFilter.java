package dev.annals.query.audit;

import dev.annals.api.Wire;
import dev.annals.platform.events.RecordedEvent;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which events an audit list shows.
 *
 * @param actor who caused them; null for everybody
 * @param kind their wire name, or the part of it before the dot; null for all
 * @param from appended then or later; null for the beginning
 * @param to appended before; null for now
 */
record AuditFilter(
        @Nullable String actor,
        @Nullable String kind,
        @Nullable Instant from,
        @Nullable Instant to) implements Predicate<RecordedEvent> {

    @Override
    public boolean test(RecordedEvent recorded) {
        return (actor == null || actor.equals(recorded.actor()))
                && (kind == null || isOfKind(kind, wireName(recorded)))
                && (from == null || !recorded.at().isBefore(from))
                && (to == null || recorded.at().isBefore(to));
    }

    /** The name under which an event is stored. */
    static String wireName(RecordedEvent recorded) {
        return Objects.requireNonNull(recorded.event().getClass().getAnnotation(Wire.class), "an event has a name")
                .name();
    }

    private static boolean isOfKind(String kind, String wireName) {
        return wireName.equals(kind) || wireName.startsWith(kind + ".");
    }
}
