package dev.annals.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.Event;
import dev.annals.axonserver.documents.PostgresDocuments;
import dev.annals.axonserver.eventstore.LogEventStore;
import dev.annals.axonserver.eventstore.PostgresEventStorageEngine;
import dev.annals.axonserver.processors.AxonProcessors;
import dev.annals.axonserver.processors.JdbcTokens;
import dev.annals.axonserver.processors.SagaStores;
import dev.annals.axonserver.processors.SagasFoundOnce;
import dev.annals.axonserver.processors.SteadyDeadlines;
import dev.annals.axonserver.serialisation.EventSerializer;
import dev.annals.axonserver.serialisation.ProcessStateSerializer;
import dev.annals.axonserver.serialisation.TokenSerializer;
import dev.annals.axonserver.testing.TestHouse;
import dev.annals.axonserver.testing.TestPostgres;
import dev.annals.axonserver.wiring.LogStore;
import dev.annals.axonserver.wiring.ReadStore;
import dev.annals.platform.documents.Documents;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.ForgettingLog;
import dev.annals.platform.events.LogProcessor;
import dev.annals.platform.events.Processors;
import dev.annals.platform.sealing.RecordCodec;
import dev.annals.platform.sealing.SealedRecords;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.axonframework.updates.UpdateChecker;
import org.axonframework.updates.configuration.UsagePropertyProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** No component of Axon is a default: each is what the backbone says. */
class BackboneComponentsIT {

    private static ConfigurableApplicationContext house;

    @BeforeAll
    static void start() {
        TestPostgres.emptyLog().close();
        house = TestHouse.start(Map.of(), new LogProcessor("noting", new Noting(), 2, 100));
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    void everyComponentIsTheOneTheBackboneNames() {
        Map<Class<?>, Class<?>> expected = Map.ofEntries(
                Map.entry(EventStore.class, LogEventStore.class),
                Map.entry(EventBus.class, LogEventStore.class),
                Map.entry(EventStorageEngine.class, PostgresEventStorageEngine.class),
                Map.entry(CommandBus.class, SimpleCommandBus.class),
                Map.entry(CommandGateway.class, DefaultCommandGateway.class),
                Map.entry(TransactionManager.class, SpringTransactionManager.class),
                Map.entry(TokenStore.class, JdbcTokens.class),
                Map.entry(RecordCodec.class, SealedRecords.class),
                Map.entry(EventLog.class, ForgettingLog.class),
                Map.entry(Processors.class, AxonProcessors.class),
                Map.entry(Documents.class, PostgresDocuments.class));

        expected.forEach((type, actual) -> assertThat(house.getBean(type)).isExactlyInstanceOf(actual));
    }

    @Test
    void axonItselfUsesTheSame() {
        Configuration axon = house.getBean(Configuration.class);

        assertThat(axon.eventBus()).isSameAs(house.getBean(EventStore.class));
        assertThat(axon.commandBus()).isSameAs(house.getBean(CommandBus.class));
        assertThat(axon.eventSerializer()).isExactlyInstanceOf(EventSerializer.class);
        assertThat(axon.messageSerializer()).isExactlyInstanceOf(EventSerializer.class);
        assertThat(axon.serializer()).isExactlyInstanceOf(TokenSerializer.class);
        assertThat(axon.getComponent(TransactionManager.class)).isExactlyInstanceOf(SpringTransactionManager.class);
        assertThat(house.getBeansOfType(Serializer.class).values())
                .hasOnlyElementsOfTypes(EventSerializer.class, TokenSerializer.class, ProcessStateSerializer.class);
        assertThat(axon.getComponent(DeadlineManager.class)).isExactlyInstanceOf(SteadyDeadlines.class);
        assertThat(house.getBean(SagaStores.class).sagas())
                .isExactlyInstanceOf(SagasFoundOnce.class)
                .extracting("store")
                .isExactlyInstanceOf(JdbcSagaStore.class);
    }

    @Test
    void processorsAreStreamingAndParkWhatTheyCannotHandle() {
        EventProcessingConfiguration processing =
                house.getBean(Configuration.class).eventProcessingConfiguration();

        assertThat(processing.eventProcessors()).containsOnlyKeys("noting");
        PooledStreamingEventProcessor processor = processing
                .eventProcessor("noting", PooledStreamingEventProcessor.class)
                .orElseThrow();
        assertThat(processor.isRunning()).isTrue();
        assertThat(processing.tokenStore("noting")).isExactlyInstanceOf(JdbcTokens.class);
        assertThat(processing.errorHandler("noting")).isExactlyInstanceOf(PropagatingErrorHandler.class);
        assertThat(processing.listenerInvocationErrorHandler("noting"))
                .isExactlyInstanceOf(PropagatingErrorHandler.class);
        assertThat(processing.transactionManager("noting")).isExactlyInstanceOf(SpringTransactionManager.class);
        assertThat(processing.deadLetterQueue("noting")).get().isExactlyInstanceOf(JdbcSequencedDeadLetterQueue.class);
    }

    @Test
    void nothingOfAxonsOwnAutoConfigurationIsThere() {
        assertThat(house.getBeanDefinitionNames()).noneMatch(name -> name.startsWith("org.axonframework.springboot"));
        assertThat(house.getBeansOfType(UpdateChecker.class)).isEmpty();
        assertThat(house.getBean(Configuration.class).getComponent(UpdateChecker.class, () -> null))
                .isNull();
    }

    @Test
    void usageReportsAreForbiddenBeforeAxonStarts() {
        assertThat(System.getProperty("axoniq.update-checker.disabled")).isEqualTo("true");
        assertThat(UsagePropertyProvider.create().getDisabled()).isTrue();
        Set<Thread> threads = Thread.getAllStackTraces().keySet();
        assertThat(threads).noneMatch(thread -> thread.getName().contains("UpdateChecker"));
    }

    @Test
    void theLogWaitsForTheDiskAndTheReadStoreDoesNot() {
        assertThat(show(house.getBean(LogStore.class).pool())).isEqualTo("on");
        assertThat(show(house.getBean(ReadStore.class).pool())).isEqualTo("off");
    }

    @Test
    void anEmbeddedPostgresIsStartedWhereNoServerIsGiven(@TempDir Path data) {
        try (ConfigurableApplicationContext embedded = TestHouse.run(List.of("--annals.data=" + data))) {
            assertThat(embedded.getBean(EventLog.class).head()).isEqualTo(-1);
            assertThat(data.resolve("postgres")).isDirectory();
        }
    }

    private static String show(DataSource pool) {
        return new JdbcTemplate(pool).queryForObject("show synchronous_commit", String.class);
    }

    static final class Noting {

        @EventHandler
        void on(Event event) {}
    }
}
