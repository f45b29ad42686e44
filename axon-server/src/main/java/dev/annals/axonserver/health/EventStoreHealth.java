package dev.annals.axonserver.health;

import dev.annals.platform.events.EventLog;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether the log answers, and how long it is. */
final class EventStoreHealth extends AbstractHealthIndicator {

    private final EventLog log;

    EventStoreHealth(EventLog log) {
        super("The event store does not answer");
        this.log = log;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up().withDetail("head", log.head());
    }
}
