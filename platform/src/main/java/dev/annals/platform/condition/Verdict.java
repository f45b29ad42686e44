package dev.annals.platform.condition;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a condition holds of a person, why, and until when at least.
 *
 * @param holds whether it holds
 * @param until the first instant at which time alone may change that; {@link Instant#MAX} where it cannot
 * @param value the value that was tested, a count or figure included; null where there is none
 * @param evidence the events it rests on, at most ten, the newest first
 * @param parts the verdicts on what the condition consists of
 */
public record Verdict(
        boolean holds, Instant until, @Nullable Object value, List<UUID> evidence, List<Verdict> parts) {

    /** One that time does not change. */
    static Verdict timeless(boolean holds, @Nullable Object value) {
        return new Verdict(holds, Instant.MAX, value, List.of(), List.of());
    }

    static Verdict of(boolean holds, Instant until, @Nullable Object value, List<UUID> evidence) {
        return new Verdict(holds, until, value, evidence, List.of());
    }

    static Verdict of(boolean holds, List<Verdict> parts) {
        Instant until = Instant.MAX;
        for (Verdict part : parts) {
            until = CompiledBehaviour.earlier(until, part.until());
        }
        return new Verdict(holds, until, null, List.of(), parts);
    }

    @Override
    public String toString() {
        return "Verdict[" + holds + " until " + until + "]";
    }
}
