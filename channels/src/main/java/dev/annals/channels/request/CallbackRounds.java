package dev.annals.channels.request;

import dev.annals.platform.rounds.Rounds;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for callbacks at a steady pace. */
final class CallbackRounds extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackRounds.class);
    private static final Duration PACE = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final Callbacks callbacks;

    CallbackRounds(Callbacks callbacks) {
        super(Thread.ofVirtual().name("annals-callbacks"), PACE);
        this.callbacks = callbacks;
    }

    @Override
    protected Duration round() throws InterruptedException {
        try {
            callbacks.go();
            return PACE;
        } catch (RuntimeException away) {
            LOG.warn("Callbacks have to wait: {}", away.getClass().getSimpleName());
            return AFTER_FAILURE;
        }
    }
}
