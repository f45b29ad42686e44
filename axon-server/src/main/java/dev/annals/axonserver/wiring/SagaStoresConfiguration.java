package dev.annals.axonserver.wiring;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import dev.annals.axonserver.BackboneProperties;
import dev.annals.axonserver.eventstore.Bell;
import dev.annals.axonserver.processors.DeadlineClock;
import dev.annals.axonserver.processors.JdbcTokens;
import dev.annals.axonserver.processors.ProcessorSettings;
import dev.annals.axonserver.processors.ProcessorThreads;
import dev.annals.axonserver.processors.RunningSagas;
import dev.annals.axonserver.processors.SagaStores;
import dev.annals.axonserver.processors.SagasFoundOnce;
import dev.annals.axonserver.processors.SagasModule;
import dev.annals.axonserver.processors.SteadyDeadlines;
import dev.annals.axonserver.processors.SteadyScheduler;
import dev.annals.axonserver.serialisation.ProcessStateSerializer;
import dev.annals.axonserver.serialisation.TaskData;
import dev.annals.axonserver.serialisation.TokenSerializer;
import dev.annals.platform.events.SagaOversight;
import dev.annals.platform.events.SagaProcessor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.axonframework.config.ConfigurationScopeAwareProvider;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.saga.repository.jdbc.GenericSagaSqlSchema;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.modelling.saga.repository.jdbc.SagaSchema;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Runs the {@link SagaProcessor}s that the rooms offer. What sagas keep, how far they are and what they wait for lies in
 * the database of the log, and is written in one transaction.
 */
@Configuration(proxyBeanMethods = false)
public class SagaStoresConfiguration {

    private static final int THREADS = 2;
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int MISSED_BY_THE_DEAD = 4;

    /** A saga cannot call off a deadline that a process was carrying out when it was killed, and waits for it in vain. */
    private static final String LET_GO = """
            update annals.scheduled_tasks
            set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
            where picked and picked_by = ?""";

    private static final Duration LOOK = Duration.ofSeconds(1);

    @Bean
    ProcessStateSerializer processStateSerializer(ObjectProvider<SagaProcessor> sagas) {
        return new ProcessStateSerializer(
                sagas.orderedStream().collect(Collectors.toMap(SagaProcessor::name, SagaProcessor::saga)));
    }

    @Bean
    SagaStores sagaStores(
            LogStore log, ProcessStateSerializer states, TokenSerializer tokens, BackboneProperties properties) {
        SpringDataSourceConnectionProvider connections = new SpringDataSourceConnectionProvider(log.pool());
        return new SagaStores(
                new SagasFoundOnce(JdbcSagaStore.builder()
                        .connectionProvider(connections)
                        .sqlSchema(new GenericSagaSqlSchema(SagaSchema.builder()
                                .sagaEntryTable("annals.saga")
                                .associationValueEntryTable("annals.saga_association")
                                .build()))
                        .serializer(states)
                        .build()),
                new JdbcTokens(
                        connections,
                        tokens,
                        "annals.saga_token",
                        properties.processors().claim(),
                        ClaimOwner.of(properties)),
                log.axon());
    }

    @Bean
    SagasModule sagasModule(
            ObjectProvider<SagaProcessor> sagas,
            EventStore log,
            ObjectProvider<Bell> bell,
            SagaStores stores,
            ProcessorThreads threads,
            BackboneProperties properties) {
        BackboneProperties.Processing given = properties.processors();
        return new SagasModule(
                sagas.orderedStream().toList(),
                log,
                bell.getIfAvailable(Bell::new),
                stores,
                threads,
                new ProcessorSettings(given.pause(), given.timeout(), given.claim(), given.threads()));
    }

    @Bean
    SagaOversight sagaOversight(
            ObjectProvider<SagaProcessor> sagas,
            LogStore log,
            org.axonframework.config.Configuration axon,
            Clock clock) {
        return new RunningSagas(sagas.orderedStream().toList(), log.pool(), axon.eventProcessingConfiguration(), clock);
    }

    @Bean
    Deadlines deadlines(
            LogStore log,
            ProcessStateSerializer states,
            org.axonframework.config.Configuration axon,
            BackboneProperties properties,
            Clock clock) {
        String owner = ClaimOwner.of(properties);
        new JdbcTemplate(log.pool()).update(LET_GO, owner);
        AtomicReference<DbSchedulerDeadlineManager> manager = new AtomicReference<>();
        Scheduler scheduler = new SteadyScheduler(
                        new TransactionAwareDataSourceProxy(log.pool()),
                        List.of(DbSchedulerDeadlineManager.humanReadableTask(manager::get)),
                        clock)
                .tableName("annals.scheduled_tasks")
                .serializer(new TaskData())
                .threads(THREADS)
                .pollingInterval(LOOK)
                .schedulerName(new SchedulerName.Fixed(owner))
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_BY_THE_DEAD)
                .build();
        SteadyDeadlines built =
                new SteadyDeadlines(scheduler, new ConfigurationScopeAwareProvider(axon), states, log.axon());
        manager.set(built);
        return new Deadlines(scheduler, built);
    }

    @Bean
    DeadlineManager deadlineManager(Deadlines deadlines) {
        return deadlines.manager();
    }

    @Bean
    DeadlineClock deadlineClock(Deadlines deadlines, ObjectProvider<SagaProcessor> sagas) {
        return new DeadlineClock(deadlines.scheduler(), sagas.stream().findAny().isPresent());
    }

    /**
     * What schedules, and what remembers what for.
     */
    record Deadlines(Scheduler scheduler, DeadlineManager manager) {}
}
