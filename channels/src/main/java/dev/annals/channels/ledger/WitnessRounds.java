package dev.annals.channels.ledger;

import dev.annals.platform.rounds.Rounds;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes to the witnesses at a steady pace, sooner to one that was away. */
final class WitnessRounds extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(WitnessRounds.class);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final Witnesses witnesses;
    private final Duration every;

    WitnessRounds(Witnesses witnesses, Duration every) {
        super(Thread.ofVirtual().name("annals-witnesses"), Duration.ZERO);
        this.witnesses = witnesses;
        this.every = every;
    }

    @Override
    protected Duration round() throws InterruptedException {
        return go() || every.compareTo(AFTER_FAILURE) < 0 ? every : AFTER_FAILURE;
    }

    private boolean go() throws InterruptedException {
        try {
            return witnesses.show();
        } catch (RuntimeException away) {
            LOG.warn("The checkpoints cannot be read: {}", away.getClass().getSimpleName());
            return false;
        }
    }
}
