package dev.annals.command.interaction;

import java.time.Instant;

/** Reads one item of a request from its JSON text: the checks of intake, without a request. */
public interface ItemReader {

    /**
     * Checks and normalises.
     *
     * @param source the source that sent it
     * @param raw the item as JSON text, as {@link Submission.Unacceptable#raw()} keeps it
     * @param receivedAt when it was received
     */
    Submission read(String source, String raw, Instant receivedAt);
}
