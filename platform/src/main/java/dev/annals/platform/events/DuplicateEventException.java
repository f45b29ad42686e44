package dev.annals.platform.events;

import java.io.Serial;

/**
 * Thrown by an append that holds an event whose id is in the log already. Nothing of the append was stored: ask
 * {@link EventLog#existing} which ones they are, and append the rest.
 */
public final class DuplicateEventException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public DuplicateEventException(Throwable cause) {
        super("An event of this append is in the log already", cause);
    }
}
