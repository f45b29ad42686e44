package dev.annals.axonserver.health;

import dev.annals.axonserver.eventstore.LogReads;
import dev.annals.axonserver.processors.LocalProcessors;
import dev.annals.platform.events.Processors;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;

/** How far behind the log each processor of this process is, and what it could not handle. */
final class ProcessorMeters implements MeterBinder {

    private static final double MILLIS = 1_000.0;

    private final LocalProcessors local;
    private final Processors processors;
    private final LogReads log;
    private final Clock clock;

    ProcessorMeters(LocalProcessors local, Processors processors, LogReads log, Clock clock) {
        this.local = local;
        this.processors = processors;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (String name : local.names()) {
            Gauge.builder("annals.processor.lag.events", () -> lagEvents(name))
                    .description("Events behind the end of the log")
                    .tag("processor", name)
                    .register(meters);
            Gauge.builder("annals.processor.lag", () -> lagSeconds(name))
                    .description("Age of the oldest event that is not handled yet")
                    .baseUnit("seconds")
                    .tag("processor", name)
                    .register(meters);
            Gauge.builder("annals.processor.dead.letters", () -> processors.deadLetterCount(name))
                    .description("Events that could not be handled, and those that wait behind them")
                    .tag("processor", name)
                    .register(meters);
            Gauge.builder("annals.processor.healthy", () -> processors.healthy(name) ? 1 : 0)
                    .description("1 while it runs without error")
                    .tag("processor", name)
                    .register(meters);
        }
    }

    private double lagEvents(String name) {
        return Math.max(0, log.head() - processors.position(name));
    }

    private double lagSeconds(String name) {
        return log.timeAfter(processors.position(name))
                .map(oldest ->
                        Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / MILLIS))
                .orElse(0.0);
    }
}
