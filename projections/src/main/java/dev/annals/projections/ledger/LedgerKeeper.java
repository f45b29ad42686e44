package dev.annals.projections.ledger;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the ledger of a running process: looks at the log at a steady pace, takes in what is new, and signs once for all
 * of it. Several processes may do so side by side; of two that sign at once one prevails, and the other goes on from there.
 */
final class LedgerKeeper implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerKeeper.class);
    private static final int BATCH = 5_000;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration AFTER_BREAK = Duration.ofMinutes(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final LedgerGrowth growth;
    private final Duration every;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stopping = lock.newCondition();
    private volatile LedgerCondition condition = LedgerCondition.UNKNOWN;
    private volatile boolean open;
    private @Nullable Thread thread;

    LedgerKeeper(LedgerGrowth growth, Duration every) {
        this.growth = growth;
        this.every = every;
    }

    /** How the ledger is. */
    LedgerCondition condition() {
        return condition;
    }

    @Override
    public void start() {
        open = true;
        thread = Thread.ofPlatform().name("annals-ledger").start(this::run);
    }

    @Override
    public void stop() {
        lock.lock();
        try {
            open = false;
            stopping.signalAll();
        } finally {
            lock.unlock();
        }
        Thread running = thread;
        try {
            if (running != null && !running.join(STOP_WITHIN)) {
                LOG.warn("The ledger did not stop in time; it goes on from its last checkpoint at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    private void run() {
        while (open) {
            pause(look());
        }
    }

    /** Takes in what is new, and signs; answers how long to wait. */
    private Duration look() {
        try {
            boolean isMore = growth.grow(BATCH) == BATCH;
            if (!isMore) {
                growth.sign();
            }
            condition = LedgerCondition.of(growth);
            return isMore ? Duration.ZERO : every;
        } catch (BrokenLedgerException broken) {
            LOG.error(
                    "{}. Nothing is signed any more. `annals verify` names the first position that was changed",
                    broken.getMessage());
            growth.forget();
            condition = condition.broken(String.valueOf(broken.getMessage()));
            return AFTER_BREAK;
        } catch (RuntimeException failed) {
            LOG.warn("The ledger waits: {}", failed.getClass().getSimpleName());
            growth.forget();
            return AFTER_FAILURE;
        }
    }

    private void pause(Duration time) {
        lock.lock();
        try {
            long left = time.toNanos();
            while (open && left > 0) {
                left = stopping.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            open = false;
        } finally {
            lock.unlock();
        }
    }
}
