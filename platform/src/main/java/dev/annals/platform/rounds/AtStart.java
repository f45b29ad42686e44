package dev.annals.platform.rounds;

import org.springframework.context.SmartLifecycle;

/**
 * Does something once when the process starts, in its place among all that starts: what has a higher phase starts when it is
 * done, and when it fails the start fails.
 */
public final class AtStart implements SmartLifecycle {

    private final int phase;
    private final Runnable task;
    private volatile boolean running;

    /**
     * @param phase its place; what has a lower one starts before
     * @param task what is to be done
     */
    public AtStart(int phase, Runnable task) {
        this.phase = phase;
        this.task = task;
    }

    @Override
    public void start() {
        task.run();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return phase;
    }
}
