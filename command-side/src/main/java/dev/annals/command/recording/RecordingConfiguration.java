package dev.annals.command.recording;

import dev.annals.command.identity.QuarantineAlarm;
import dev.annals.platform.crypto.SubjectKeys;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.StoreFailures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Sets up group commit. */
@Configuration(proxyBeanMethods = false)
public class RecordingConfiguration {

    @Bean
    RecordingProperties recordingProperties(Environment environment) {
        RecordingProperties defaults = RecordingProperties.DEFAULTS;
        return new RecordingProperties(
                environment.getProperty("annals.recording.group", Integer.class, defaults.group()),
                environment.getProperty("annals.recording.waiting", Integer.class, defaults.waiting()),
                environment.getProperty("annals.recording.pause", Duration.class, defaults.pause()),
                environment.getProperty("annals.recording.cached-streams", Integer.class, defaults.cachedStreams()),
                environment.getProperty("annals.recording.snapshot-every", Integer.class, defaults.snapshotEvery()));
    }

    @Bean(destroyMethod = "close")
    ExecutorService snapshotExecutor() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("annals-snapshots").daemon().factory());
    }

    @Bean
    GroupCommit groupCommit(
            EventStore store,
            EventLog log,
            TransactionManager transactions,
            SubjectKeys keys,
            StoreFailures failures,
            Serializer eventSerializer,
            ExecutorService snapshotExecutor,
            Clock clock,
            RecordingProperties properties,
            Environment environment,
            MeterRegistry meters) {
        GroupAppender appender = new GroupAppender(
                store,
                log,
                transactions,
                keys,
                failures,
                new Snapshots(store, failures, snapshotExecutor, properties.snapshotEvery()),
                clock,
                UUID::randomUUID,
                properties.cachedStreams(),
                isShared(environment),
                meters,
                new QuarantineAlarm(meters));
        GroupCommit groupCommit = new GroupCommit(
                appender,
                new SealingAhead(keys, eventSerializer, failures),
                new GroupCommit.Limits(properties.group(), properties.waiting(), properties.pause()));
        Gauge.builder("annals.recording.waiting", groupCommit, GroupCommit::waiting)
                .description("Interactions that wait to be durable")
                .register(meters);
        return groupCommit;
    }

    /** An embedded database has one process, and Axon Server leads the commands about one thing to one process. */
    private static boolean isShared(Environment environment) {
        return environment.containsProperty("annals.postgres.url")
                && environment.getProperty("annals.backbone", "postgres").equals("postgres");
    }
}
