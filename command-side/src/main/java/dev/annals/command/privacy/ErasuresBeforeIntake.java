package dev.annals.command.privacy;

import org.springframework.context.SmartLifecycle;

/**
 * Has the keys follow the log before the web server takes requests: whoever is erased stays so, also where the key store
 * was brought back from a backup. What is left of cut short erasures is done behind that.
 */
final class ErasuresBeforeIntake implements SmartLifecycle {

    /** Behind the processors, and well before the web server. */
    private static final int PHASE = DEFAULT_PHASE - 3_000;

    private final Erasures erasures;
    private volatile boolean running;

    ErasuresBeforeIntake(Erasures erasures) {
        this.erasures = erasures;
    }

    @Override
    public void start() {
        erasures.settle();
        erasures.begin();
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
        return PHASE;
    }
}
