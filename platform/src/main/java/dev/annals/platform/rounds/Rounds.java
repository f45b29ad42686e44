package dev.annals.platform.rounds;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Does something at a pace of its own while the process runs, on one thread. A stop cuts a pause short, and waits for no
 * round unless it is asked to.
 */
public abstract class Rounds implements SmartLifecycle {

    private final Thread.Builder threads;
    private final Duration first;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stopping = lock.newCondition();
    private volatile boolean open;
    private @Nullable Thread thread;

    /**
     * Rounds that begin when the process has started.
     *
     * @param threads makes the thread
     * @param first how long to wait before the first round
     */
    protected Rounds(Thread.Builder threads, Duration first) {
        this.threads = threads;
        this.first = first;
    }

    /** Goes round once, and answers how long to wait before the next round. What it throws ends the rounds. */
    protected abstract Duration round() throws InterruptedException;

    @Override
    public final void start() {
        open = true;
        thread = threads.start(this::run);
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
    public final boolean isRunning() {
        return open;
    }

    /** Waits for the round that is going on when the rounds are stopped; answers whether it ended within that time. */
    protected final boolean awaitEnd(Duration atMost) throws InterruptedException {
        Thread running = thread;
        return running == null || running.join(atMost);
    }

    private void run() {
        try {
            pause(first);
            while (open) {
                pause(round());
            }
        } catch (InterruptedException e) {
            open = false;
            Thread.currentThread().interrupt();
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
