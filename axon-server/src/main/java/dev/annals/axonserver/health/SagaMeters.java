package dev.annals.axonserver.health;

import dev.annals.axonserver.eventstore.LogReads;
import dev.annals.platform.events.SagaOversight;
import dev.annals.platform.journey.RunOversight;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToLongFunction;
import org.springframework.beans.factory.ObjectProvider;

/** How far behind the log the sagas of this process are, and how many deadlines are overdue. */
final class SagaMeters implements MeterBinder {

    private final SagaOversight sagas;
    private final ObjectProvider<RunOversight> runs;
    private final LogReads log;

    SagaMeters(SagaOversight sagas, ObjectProvider<RunOversight> runs, LogReads log) {
        this.sagas = sagas;
        this.runs = runs;
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
        Gauge.builder("annals.journey.runs.active", () -> runs(RunOversight::underWay))
                .description("Runs of journeys that are under way; no number where no sagas run")
                .register(meters);
        Gauge.builder("annals.journey.runs.stuck", () -> runs(RunOversight::stuck))
                .description("Runs of journeys that should have gone on more than five minutes ago")
                .register(meters);
    }

    /** Asked for each time: the runs rest on the log, which is set up later. */
    private double runs(ToLongFunction<RunOversight> question) {
        RunOversight oversight = runs.getIfAvailable();
        return oversight == null ? Double.NaN : question.applyAsLong(oversight);
    }
}
