package dev.annals.axonserver.health;

import dev.annals.axonserver.eventstore.LogReads;
import dev.annals.platform.events.SagaOversight;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How far behind the log the sagas of this process are, and how many deadlines are overdue. */
final class SagaMeters implements MeterBinder {

    private final SagaOversight sagas;
    private final LogReads log;

    SagaMeters(SagaOversight sagas, LogReads log) {
        this.sagas = sagas;
        this.log = log;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (String name : sagas.names()) {
            Gauge.builder("annals.saga.lag.events", () -> Math.max(0, log.head() - sagas.position(name)))
                    .description("Events behind the end of the log")
                    .tag("saga", name)
                    .register(meters);
            Gauge.builder("annals.saga.healthy", () -> sagas.healthy(name) ? 1 : 0)
                    .description("1 while it runs without error")
                    .tag("saga", name)
                    .register(meters);
        }
        Gauge.builder("annals.deadlines.overdue", sagas::overdue)
                .description("Deadlines of sagas that should have been met more than a minute ago")
                .register(meters);
    }
}
