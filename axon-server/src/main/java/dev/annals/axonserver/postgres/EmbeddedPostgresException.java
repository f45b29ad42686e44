package dev.annals.axonserver.postgres;

import org.jspecify.annotations.Nullable;

/** Tells an operator why the embedded PostgreSQL cannot run, and what to do about it. */
public final class EmbeddedPostgresException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedPostgresException(String whatAndFix) {
        super(whatAndFix);
    }

    EmbeddedPostgresException(String whatAndFix, @Nullable Throwable cause) {
        super(whatAndFix, cause);
    }
}
