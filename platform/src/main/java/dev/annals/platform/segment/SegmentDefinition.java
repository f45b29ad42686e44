package dev.annals.platform.segment;

import dev.annals.api.condition.Condition;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a segment is.
 *
 * @param key its key
 * @param name what people call it, in any script
 * @param description what it is for; null where nobody said
 * @param purpose what it is used for: wherever it is used, only those count whose data may be used for that; null where it is
 *     not bound to a purpose
 * @param channel the channel it is used by; null where none
 * @param condition who is in it; null for a static list
 * @param text the definition as it was written
 */
public record SegmentDefinition(
        String key,
        String name,
        @Nullable String description,
        @Nullable String purpose,
        @Nullable String channel,
        @Nullable Condition condition,
        String text) {

    /** Whether people are put on it rather than found by a condition. */
    public boolean isList() {
        return condition == null;
    }

    /** The keys of the segments that its condition asks for. */
    public Set<String> segments() {
        return condition == null ? new LinkedHashSet<>() : segmentsOf(condition);
    }

    /** The keys of the segments that a condition asks for. */
    public static Set<String> segmentsOf(Condition condition) {
        Set<String> found = new LinkedHashSet<>();
        collect(condition, found);
        return found;
    }

    private static void collect(Condition condition, Set<String> found) {
        switch (condition) {
            case Condition.All it -> it.of().forEach(part -> collect(part, found));
            case Condition.Any it -> it.of().forEach(part -> collect(part, found));
            case Condition.Not it -> collect(it.of(), found);
            case Condition.InSegment it -> found.add(it.segment());
            default -> {}
        }
    }
}
