package dev.annals.projections.ledger;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down once the log is not the one that was signed: no process is the worse for it, but somebody has to know. */
final class LedgerHealth extends AbstractHealthIndicator {

    private final LedgerKeeper keeper;

    LedgerHealth(LedgerKeeper keeper) {
        super("The condition of the ledger is unknown");
        this.keeper = keeper;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        LedgerCondition condition = keeper.condition();
        if (condition.broken() == null) {
            health.up();
        } else {
            health.down().withDetail("broken", condition.broken());
        }
        health.withDetail("events", condition.size())
                .withDetail("position", condition.position())
                .withDetail("signed", condition.signedSize());
    }
}
