package dev.annals.channels.ledger;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Goes to the witnesses at a steady pace, sooner to one that was away. */
final class WitnessRounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WitnessRounds.class);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final Witnesses witnesses;
    private final Duration every;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stopping = lock.newCondition();
    private volatile boolean open;

    WitnessRounds(Witnesses witnesses, Duration every) {
        this.witnesses = witnesses;
        this.every = every;
    }

    @Override
    public void start() {
        open = true;
        Thread.ofVirtual().name("annals-witnesses").start(this::run);
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
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    private void run() {
        try {
            while (open) {
                pause(go() || every.compareTo(AFTER_FAILURE) < 0 ? every : AFTER_FAILURE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean go() throws InterruptedException {
        try {
            return witnesses.show();
        } catch (RuntimeException away) {
            LOG.warn("The checkpoints cannot be read: {}", away.getClass().getSimpleName());
            return false;
        }
    }

    private void pause(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long left = time.toNanos();
            while (open && left > 0) {
                left = stopping.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
