package dev.annals.api.request;

import java.util.Locale;

/** How far a request is. */
public enum RequestStatus {
    /** Received; whether the person is who it says has to be shown first. */
    AWAITING_IDENTITY(true),
    /** Received, and to be carried out. */
    PENDING(true),
    /** Being carried out; it cannot be cancelled any more. */
    IN_PROGRESS(true),
    /** Answered. */
    COMPLETED(false),
    /** Answered, except for what has to be kept for now. */
    COMPLETED_WITH_EXCEPTIONS(false),
    /** Refused, with a reason. */
    DENIED(false),
    /** Taken back. */
    CANCELLED(false);

    private final boolean open;

    RequestStatus(boolean open) {
        this.open = open;
    }

    /** Whether the person waits for an answer. */
    public boolean isOpen() {
        return open;
    }

    /** The name in answers: lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
