package dev.annals.axonserver.processors;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** How far one processor of this process is, for those who wait for it: readers of their own writes, and its stream. */
final class Progress {

    private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(20);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile long taken = -1;
    private volatile Runnable listener = () -> {};

    /** A unit of work has begun that ends at this position. */
    void began(long position) {
        taken = Math.max(taken, position);
        listener.run();
    }

    /** A unit of work is over. */
    void ended() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Up to which position events have been taken into a unit of work. */
    long taken() {
        return taken;
    }

    /** Starts counting anew: the processor begins at this position. */
    void startAt(long position, Runnable whenTaken) {
        taken = position;
        listener = whenTaken;
    }

    /**
     * Waits until something is so. Told at once when a unit of work ends, it looks every 20 ms besides, because a
     * processor also moves past events that it has no handler for.
     */
    boolean await(BooleanSupplier reached, long nanos) {
        long deadline = System.nanoTime() + nanos;
        lock.lock();
        try {
            while (!reached.getAsBoolean()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                moved.awaitNanos(Math.min(left, GLANCE));
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
