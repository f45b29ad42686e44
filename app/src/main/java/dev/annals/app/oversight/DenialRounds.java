package dev.annals.app.oversight;

import dev.annals.api.access.RecordDenials;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Has what was refused recorded every few seconds, and what is left when the process stops. */
final class DenialRounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DenialRounds.class);

    private final Denials denials;
    private final Notes notes;
    private final Duration every;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stopping = lock.newCondition();
    private volatile boolean open;

    DenialRounds(Denials denials, Notes notes, Duration every) {
        this.denials = denials;
        this.notes = notes;
        this.every = every;
    }

    @Override
    public void start() {
        open = true;
        Thread.ofVirtual().name("denials").start(this::run);
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
        record();
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    private void run() {
        try {
            while (open) {
                pause();
                if (open) {
                    record();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause() throws InterruptedException {
        lock.lock();
        try {
            long left = every.toNanos();
            while (open && left > 0) {
                left = stopping.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void record() {
        for (RecordDenials refused : denials.take()) {
            try {
                notes.record(refused);
            } catch (RuntimeException away) {
                LOG.warn(
                        "{} refusals were not recorded: {}",
                        refused.times(),
                        away.getClass().getSimpleName());
            }
        }
    }
}
