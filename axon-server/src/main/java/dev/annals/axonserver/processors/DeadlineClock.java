package dev.annals.axonserver.processors;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.context.SmartLifecycle;

/** Wakes sagas while the process runs: begins when everything else has started, and is the first to stop. */
public final class DeadlineClock implements SmartLifecycle {

    private final Scheduler scheduler;
    private final boolean wanted;
    private volatile boolean running;

    /** @param wanted whether this process runs any sagas */
    public DeadlineClock(Scheduler scheduler, boolean wanted) {
        this.scheduler = scheduler;
        this.wanted = wanted;
    }

    @Override
    public boolean isAutoStartup() {
        return wanted;
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
