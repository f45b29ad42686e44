package dev.annals.projections.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an interaction does not count any more.
 *
 * @param at since when
 * @param by who decided
 * @param reason why; null once erased
 */
public record Withdrawal(Instant at, String by, @Nullable String reason) {

    @Override
    public String toString() {
        return "Withdrawal[" + at + "]";
    }
}
