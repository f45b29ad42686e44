package dev.annals.axonserver.health;

import dev.annals.platform.events.Processors;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** How many events are parked. They need a person, but no process is the worse for them: the status stays up. */
final class DeadLettersHealth extends AbstractHealthIndicator {

    private final Processors processors;

    DeadLettersHealth(Processors processors) {
        super("The dead letters cannot be counted");
        this.processors = processors;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        for (String name : processors.names()) {
            health.withDetail(name, processors.deadLetterCount(name));
        }
    }
}
