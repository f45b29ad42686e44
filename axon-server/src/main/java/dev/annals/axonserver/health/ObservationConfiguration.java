package dev.annals.axonserver.health;

import dev.annals.axonserver.eventstore.AppendListener;
import dev.annals.axonserver.eventstore.LogReads;
import dev.annals.axonserver.processors.LocalProcessors;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Processors;
import dev.annals.platform.events.SagaOversight;
import dev.annals.platform.journey.RunOversight;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health of each store and processor, and the figures of the backbone. */
@Configuration(proxyBeanMethods = false)
public class ObservationConfiguration {

    @Bean
    HealthIndicator eventStoreHealthIndicator(EventLog log) {
        return new EventStoreHealth(log);
    }

    @Bean
    HealthIndicator readStoreHealthIndicator(StoreProbe readStoreProbe) {
        return new ReadStoreHealth(readStoreProbe);
    }

    @Bean
    CompositeHealthContributor processorsHealthContributor(LocalProcessors local, Processors processors, EventLog log) {
        return CompositeHealthContributor.fromMap(
                local.names().stream().collect(Collectors.toMap(Function.identity(), Function.identity())),
                name -> new ProcessorHealth(processors, log, name));
    }

    @Bean
    HealthIndicator sagasHealthIndicator(SagaOversight sagas, ObjectProvider<RunOversight> runs, EventLog log) {
        return new SagaHealth(sagas, runs, log);
    }

    @Bean
    MeterBinder sagaMeters(SagaOversight sagas, ObjectProvider<RunOversight> runs, LogReads log) {
        return new SagaMeters(sagas, runs, log);
    }

    @Bean
    HealthIndicator deadLettersHealthIndicator(Processors processors) {
        return new DeadLettersHealth(processors);
    }

    @Bean
    MeterBinder processorMeters(LocalProcessors local, Processors processors, LogReads log, Clock clock) {
        return new ProcessorMeters(local, processors, log, clock);
    }

    @Bean
    AppendListener appendListener(ObjectProvider<MeterRegistry> meters) {
        MeterRegistry registry = meters.getIfUnique();
        return registry == null ? (events, nanos) -> {} : new AppendMeters(registry);
    }
}
