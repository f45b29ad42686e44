package dev.annals.projections.segment;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/** Tells how much is kept for segments, and how much memory that takes. */
final class SegmentMeters implements MeterBinder {

    private final SegmentEngine engine;

    SegmentMeters(SegmentEngine engine) {
        this.engine = engine;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "annals.segments.kept",
                "How many segments are kept, archived ones included",
                machine -> machine.segments().all().size());
        gauge(
                registry,
                "annals.segments.fragments",
                "How many identifiers have a number",
                machine -> machine.woods().size());
        gauge(
                registry,
                "annals.segments.bytes",
                "What it takes to know who is in which segment, and when that ends",
                machine -> machine.timers().bytes()
                        + machine.segments().all().stream()
                                .mapToLong(each -> each.members().getLongSizeInBytes())
                                .sum());
        gauge(
                registry,
                "annals.segments.facts.bytes",
                "About what it takes to know what conditions ask about",
                machine -> (double) machine.facts().bytes());
        beginning(registry, engine);
    }

    private static void beginning(MeterRegistry registry, SegmentEngine engine) {
        Gauge.builder("annals.segments.beginning.seconds", engine, SegmentEngine::beginning)
                .description("How long it took to make the state that is kept, of a checkpoint or of the log")
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String meaning, ToDoubleFunction<SegmentMachine> told) {
        Gauge.builder(name, engine, it -> {
                    Double value = it.whileStill(told::applyAsDouble);
                    return value == null ? Double.NaN : value;
                })
                .description(meaning)
                .register(registry);
    }
}
