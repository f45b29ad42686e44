package dev.annals.axonserver.health;

import dev.annals.axonserver.eventstore.AppendListener;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** How long appends take, from the wait for their turn until they are written, and how many events each holds. */
final class AppendMeters implements AppendListener {

    private final Timer time;
    private final DistributionSummary size;

    AppendMeters(MeterRegistry meters) {
        time = Timer.builder("annals.log.append")
                .description("Writing one group of events, without the commit")
                .publishPercentileHistogram()
                .register(meters);
        size = DistributionSummary.builder("annals.log.append.events")
                .description("Events in one group")
                .register(meters);
    }

    @Override
    public void appended(int events, long nanos) {
        time.record(nanos, TimeUnit.NANOSECONDS);
        size.record(events);
    }
}
