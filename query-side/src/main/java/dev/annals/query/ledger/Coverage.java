package dev.annals.query.ledger;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.ledger.Checkpoints;
import dev.annals.platform.ledger.Checkpoints.Signed;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Waits until a checkpoint covers a position. */
public final class Coverage {

    private static final Duration GLANCE = Duration.ofMillis(50);

    private final Checkpoints checkpoints;
    private final Duration patience;

    /**
     * Waits for that long at most.
     *
     * @param checkpoints what is signed
     * @param patience how long
     */
    public Coverage(Checkpoints checkpoints, Duration patience) {
        this.checkpoints = checkpoints;
        this.patience = patience;
    }

    /** @throws Rejected with {@code NOT_CAUGHT_UP} when none does in time */
    Signed of(long position) {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<Signed> newest = covering(position);
        while (newest.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(GLANCE.toNanos());
            newest = covering(position);
        }
        return newest.orElseThrow(() -> new Rejected(
                Rejection.NOT_CAUGHT_UP, "No checkpoint covers position " + position + " yet; one will soon."));
    }

    private Optional<Signed> covering(long position) {
        return checkpoints.newest().filter(signed -> signed.position() >= position);
    }
}
