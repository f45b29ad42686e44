package dev.annals.axonserver.health;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether the store of read models answers. */
final class ReadStoreHealth extends AbstractHealthIndicator {

    private final StoreProbe probe;

    ReadStoreHealth(StoreProbe probe) {
        super("The read store does not answer");
        this.probe = probe;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws Exception {
        probe.ask();
        health.up();
    }
}
