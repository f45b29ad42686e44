package dev.annals.projections;

import org.jspecify.annotations.Nullable;

/**
 * A document while events are folded into it.
 *
 * @param state what it says; null when it does not exist, or no longer
 * @param position the position of the newest event it reflects; {@link #NEVER} before the first
 */
record Folded<S extends Record>(@Nullable S state, long position) {

    static final long NEVER = Long.MIN_VALUE;

    static <S extends Record> Folded<S> absent() {
        return new Folded<>(null, NEVER);
    }
}
