package dev.annals.channels.delivery;

import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.Set;

/** One message in a queue: where the log says what it is, and how often it was tried. Holds nothing of what it says. */
final class Waiting {

    private final FragmentId delivery;
    private final FragmentId profile;
    private final long position;
    private final long sequence;
    private final Set<FragmentId> turns;
    private int attempts;
    private Instant next = Instant.MIN;
    private boolean isBusy;
    private volatile Instant lookedAt = Instant.EPOCH;

    /**
     * @param position where the log says that it was handed over
     * @param sequence where its stream says so
     * @param turns of what was handed over before with one of these in common, all has to be over first
     */
    Waiting(FragmentId delivery, FragmentId profile, long position, long sequence, Set<FragmentId> turns) {
        this.delivery = delivery;
        this.profile = profile;
        this.position = position;
        this.sequence = sequence;
        this.turns = Set.copyOf(turns);
    }

    Set<FragmentId> turns() {
        return turns;
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
