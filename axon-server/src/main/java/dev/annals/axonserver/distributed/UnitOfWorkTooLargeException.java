package dev.annals.axonserver.distributed;

import java.io.Serial;

/** Thrown instead of sending Axon Server a transaction that it would not take; nothing was stored. Append fewer events. */
public final class UnitOfWorkTooLargeException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnitOfWorkTooLargeException(long bytes, int most) {
        super("A unit of work holds " + bytes + " bytes of events; annals.axon-server.unit-of-work-bytes is " + most
                + ": append fewer events at once");
    }
}
