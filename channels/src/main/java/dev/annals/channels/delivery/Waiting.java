package dev.annals.channels.delivery;

import dev.annals.api.identity.FragmentId;
import java.time.Instant;

/** One message in a queue: where the log says what it is, and how often it was tried. Holds nothing of what it says. */
final class Waiting {

    private final FragmentId delivery;
    private final FragmentId profile;
    private final long position;
    private final long sequence;
    private final boolean isInTurn;
    private int attempts;
    private Instant next = Instant.MIN;
    private boolean isBusy;
    private volatile Instant lookedAt = Instant.EPOCH;

    /**
     * @param position where the log says that it was handed over
     * @param sequence where its stream says so
     * @param isInTurn whether what was handed over before, about the same person, has to be over first
     */
    Waiting(FragmentId delivery, FragmentId profile, long position, long sequence, boolean isInTurn) {
        this.delivery = delivery;
        this.profile = profile;
        this.position = position;
        this.sequence = sequence;
        this.isInTurn = isInTurn;
    }

    boolean isInTurn() {
        return isInTurn;
    }

    FragmentId delivery() {
        return delivery;
    }

    FragmentId profile() {
        return profile;
    }

    long position() {
        return position;
    }

    long sequence() {
        return sequence;
    }

    int attempts() {
        return attempts;
    }

    /** Begins an attempt. */
    void begin() {
        isBusy = true;
    }

    /** An attempt was made. */
    void tried() {
        attempts++;
    }

    /** It waits, until an instant at least. */
    void waitUntil(Instant then) {
        next = then;
        isBusy = false;
    }

    /** When it was weighed last, where somebody asks for it. */
    Instant lookedAt() {
        return lookedAt;
    }

    void lookAt(Instant now) {
        lookedAt = now;
    }

    boolean isDue(Instant now) {
        return !isBusy && !next.isAfter(now);
    }
}
