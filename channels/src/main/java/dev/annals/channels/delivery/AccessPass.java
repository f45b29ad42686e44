package dev.annals.channels.delivery;

import dev.annals.platform.delivery.ProviderAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Keeps the token with which a provider lets us in, and gets another when its time is over or it is refused. */
public final class AccessPass {

    private static final Duration EARLY = Duration.ofMinutes(2);

    private final Source source;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Granted granted;
    private Instant until = Instant.MIN;

    public AccessPass(Source source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /** Asks the provider for a token. */
    @FunctionalInterface
    public interface Source {

        /** A token, or why there is none. */
        Asked ask() throws InterruptedException;
    }

    /** What a provider answers who is asked for a token. */
    public sealed interface Asked permits Granted, Denied {}

    /**
     * A token.
     *
     * @param token the token
     * @param seconds how long it lets us in
     */
    public record Granted(String token, long seconds) implements Asked {

        @Override
        public String toString() {
            return "Granted[…]";
        }
    }

    /**
     * No token.
     *
     * @param answer what that means for a message
     */
    public record Denied(ProviderAnswer answer) implements Asked {}

    /** A token that lets us in, as far as is known. */
    public Asked get() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Granted known = granted;
            if (known != null && clock.instant().isBefore(until)) {
                return known;
            }
            Asked asked = source.ask();
            if (asked instanceof Granted it) {
                granted = it;
                until = clock.instant().plusSeconds(it.seconds()).minus(EARLY);
            }
            return asked;
        } finally {
            lock.unlock();
        }
    }

    /** A token was refused: the next one is a new one. */
    public void refused(Granted which) {
        lock.lock();
        try {
            if (which.equals(granted)) {
                granted = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
