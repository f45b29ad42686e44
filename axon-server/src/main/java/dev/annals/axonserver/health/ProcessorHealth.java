package dev.annals.axonserver.health;

import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Processors;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether one processor of this process runs without error, and how far behind the log it is. */
final class ProcessorHealth extends AbstractHealthIndicator {

    private final Processors processors;
    private final EventLog log;
    private final String name;

    ProcessorHealth(Processors processors, EventLog log, String name) {
        super("The state of a processor cannot be told");
        this.processors = processors;
        this.log = log;
        this.name = name;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        long position = processors.position(name);
        health.status(processors.healthy(name) ? "UP" : "OUT_OF_SERVICE")
                .withDetail("position", position)
                .withDetail("behind", Math.max(0, log.head() - position));
    }
}
