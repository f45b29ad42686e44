package dev.annals.platform.events;

import dev.annals.api.Cause;

/**
 * The cause of whatever this thread does at the moment: set where a request or a command comes in, read where events are
 * made, so that nobody in between has to carry it.
 */
public final class CurrentCause {

    private static final ThreadLocal<Cause> CURRENT = new ThreadLocal<>();

    private CurrentCause() {}

    /** The cause; {@link Cause#UNKNOWN} where nothing was said. */
    public static Cause get() {
        Cause cause = CURRENT.get();
        return cause == null ? Cause.UNKNOWN : cause;
    }

    /** Names the actor, once it is known. Has no effect where no cause was set. */
    public static void nameActor(String actor) {
        Cause cause = CURRENT.get();
        if (cause != null) {
            CURRENT.set(cause.withActor(actor));
        }
    }

    /** Sets the cause until the answer is closed, which brings back what was before. */
    public static Scope set(Cause cause) {
        Cause before = CURRENT.get();
        CURRENT.set(cause);
        return () -> {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        };
    }

    /** For how long a cause holds; to be closed in a {@code finally}, by the thread that opened it. */
    @FunctionalInterface
    public interface Scope {

        /** Brings back what was before. */
        void close();
    }
}
