package dev.annals.projections.ledger;

import dev.annals.platform.rounds.Rounds;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the ledger of a running process: looks at the log at a steady pace, takes in what is new, and signs once for all
 * of it. Several processes may do so side by side; of two that sign at once one prevails, and the other goes on from there.
 */
final class LedgerKeeper extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerKeeper.class);
    private static final int BATCH = 5_000;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration AFTER_BREAK = Duration.ofMinutes(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final LedgerGrowth growth;
    private final Duration every;
    private volatile LedgerCondition condition = LedgerCondition.UNKNOWN;

    LedgerKeeper(LedgerGrowth growth, Duration every) {
        super(Thread.ofPlatform().name("annals-ledger"), Duration.ZERO);
        this.growth = growth;
        this.every = every;
    }

    /** How the ledger is. */
    LedgerCondition condition() {
        return condition;
    }

    @Override
    public void stop() {
        super.stop();
        try {
            if (!awaitEnd(STOP_WITHIN)) {
                LOG.warn("The ledger did not stop in time; it goes on from its last checkpoint at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes in what is new, and signs; answers how long to wait. */
    @Override
    protected Duration round() {
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
}
