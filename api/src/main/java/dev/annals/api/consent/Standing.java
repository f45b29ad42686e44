package dev.annals.api.consent;

import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What stands for one key: the last that the person said, and the last that a device signalled. They are kept apart
 * because a signal may be older than it looks: a browser repeats what it was told long ago.
 *
 * @param key what it is about
 * @param spoken the last that was said
 * @param signalled the last that was signalled
 * @param requested the last request
 */
public record Standing(
        ConsentKey key,
        @Nullable Said spoken,
        @Nullable Said signalled,
        @Nullable Said requested) {

    /** What one decision alone amounts to. */
    static Standing of(Said said) {
        ConsentKey key = said.terms().key();
        if (said.state() == ConsentState.REQUESTED) {
            return new Standing(key, null, null, said);
        }
        return said.terms().isSignal() ? new Standing(key, null, said, null) : new Standing(key, said, null, null);
    }

    /** Both together; commutative, associative and idempotent. */
    Standing merge(Standing other) {
        return new Standing(
                key,
                both(spoken, other.spoken, Said::orLater),
                both(signalled, other.signalled, Said::orLater),
                both(requested, other.requested, Said::orLater));
    }

    private static <T> @Nullable T both(@Nullable T one, @Nullable T other, BinaryOperator<T> merge) {
        return one == null ? other : other == null ? one : merge.apply(one, other);
    }
}
