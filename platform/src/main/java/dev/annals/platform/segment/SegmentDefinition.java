package dev.annals.platform.segment;

import dev.annals.api.condition.Condition;
import dev.annals.platform.condition.ConditionParts;
import java.util.Set;
import java.util.function.Function;
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
 * @param tag the tag that whoever is in it carries as long; null where it gives none
 * @param condition who is in it; null for a static list
 * @param text the definition as it was written
 */
public record SegmentDefinition(
        String key,
        String name,
        @Nullable String description,
        @Nullable String purpose,
        @Nullable String channel,
        @Nullable String tag,
        @Nullable Condition condition,
        String text) {

    /** Whether people are put on it rather than found by a condition. */
    public boolean isList() {
        return condition == null;
    }

    /** The keys of the segments that its condition asks for. */
    public Set<String> segments() {
        return condition == null ? Set.of() : segmentsOf(condition);
    }

    /** The keys of the segments that a condition asks for. */
    public static Set<String> segmentsOf(Condition condition) {
        return ConditionParts.asked(condition, part -> part instanceof Condition.InSegment it ? it.segment() : null);
    }

    /** The tags that its condition asks for. */
    public Set<String> tags() {
        return asked(part -> part instanceof Condition.Tagged it ? it.tag() : null);
    }

    /** The keys of the computed traits that its condition asks for. */
    public Set<String> computed() {
        return asked(part -> part instanceof Condition.Computed it ? it.key() : null);
    }

    private Set<String> asked(Function<Condition, @Nullable String> what) {
        return condition == null ? Set.of() : ConditionParts.asked(condition, what);
    }
}
