package dev.annals.channels.request;

import dev.annals.api.request.RequestStatus;
import dev.annals.platform.request.opendsr.AskedByController;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One address that is to be told of one change. */
final class PendingCallback {

    private final AskedByController then;
    private final int place;
    private int attempts;
    private Instant next = Instant.MIN;
    private @Nullable String outcome;

    PendingCallback(AskedByController then, int place) {
        this.then = then;
        this.place = place;
    }

    /** The request as it was after the change. */
    AskedByController then() {
        return then;
    }

    /** The place of the address among those given. */
    int place() {
        return place;
    }

    String address() {
        return then.callbacks().get(place);
    }

    RequestStatus status() {
        return then.status();
    }

    /** How often it was tried. */
    int attempts() {
        return attempts;
    }

    void tried() {
        attempts++;
    }

    /** How it ended; null while it did not. */
    @Nullable
    String outcome() {
        return outcome;
    }

    void ended(String how) {
        outcome = how;
    }

    boolean isDue(Instant now) {
        return !next.isAfter(now);
    }

    /** It is tried once more. */
    void waitUntil(Instant then) {
        outcome = null;
        next = then;
    }

    /** Nothing is left to do until the log says so, too. */
    void recorded() {
        next = Instant.MAX;
    }
}
