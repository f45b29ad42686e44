package dev.annals.axonserver.distributed;

import dev.annals.axonserver.BackboneProperties;
import dev.annals.axonserver.eventstore.AxonEventLog;
import dev.annals.axonserver.eventstore.LogReads;
import dev.annals.axonserver.serialisation.EventSerializer;
import dev.annals.axonserver.serialisation.Upcasters;
import dev.annals.axonserver.wiring.CausesTravel;
import dev.annals.axonserver.wiring.LogStore;
import dev.annals.axonserver.wiring.ReadStore;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Expiries;
import dev.annals.platform.events.ForgettingLog;
import dev.annals.platform.events.LogProcessor;
import dev.annals.platform.events.Processors;
import dev.annals.platform.ledger.LogRows;
import dev.annals.platform.rounds.AtStart;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.axonserver.connector.event.axon.GrpcMetaDataAwareSerializer;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code annals.backbone=axon-server}: the log in Axon Server, commands by way of it to the process that owns a stream. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "annals.backbone", havingValue = BackboneProperties.AXON_SERVER)
public class AxonServerLogConfiguration {

    private static final int COMMIT_MILLIS = 30_000;

    @Bean
    AxonServerConfiguration axonServerConfiguration(BackboneProperties properties) {
        BackboneProperties.AxonServer given = properties.axonServer();
        AxonServerConfiguration.Builder settings = AxonServerConfiguration.builder()
                .servers(String.join(",", given.servers()))
                .context(given.context())
                .componentName("annals");
        if (given.token() != null) {
            settings.token(given.token());
        }
        AxonServerConfiguration configuration = settings.build();
        configuration.setSslEnabled(given.tls());
        configuration.setCommitTimeout(COMMIT_MILLIS);
        configuration.setEventBlockListingEnabled(false);
        return configuration;
    }

    @Bean(initMethod = "start", destroyMethod = "shutdown")
    AxonServerConnectionManager axonServerConnectionManager(
            AxonServerConfiguration configuration, BackboneProperties properties) {
        return AxonServerConnections.to(properties.axonServer().servers(), configuration);
    }

    @Bean
    EventIds eventIds(LogStore log) {
        return new EventIds(log.pool());
    }

    @Bean
    AxonServerEventStore eventStore(
            AxonServerConfiguration configuration,
            AxonServerConnectionManager connections,
            EventSerializer serializer,
            Upcasters upcasters,
            EventIds ids,
            LogStore log,
            BackboneProperties properties) {
        AxonServerEventStore store = AxonServerEventStore.builder()
                .configuration(configuration)
                .platformConnectionManager(connections)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasterChain(upcasters)
                .build();
        var unused = store.registerDispatchInterceptor(new AppendGuard(
                ids,
                log.axon(),
                new GrpcMetaDataAwareSerializer(serializer),
                properties.axonServer().unitOfWorkBytes()));
        return store;
    }

    @Bean
    LogReads logReads(AxonServerEventStore store, EventIds ids) {
        return new AxonServerLogReads(store, ids);
    }

    @Bean
    LogRows logRows(AxonServerConnectionManager connections, BackboneProperties properties) {
        return new AxonServerLogRows(connections, properties.axonServer().context());
    }

    @Bean
    Expiries expiries(AxonServerEventStore store, LogReads reads, FragmentIds ids) {
        return new Expiries(new AxonEventLog(store, reads), ids);
    }

    @Bean
    EventLog eventLog(AxonServerEventStore store, LogReads reads, Expiries expiries) {
        return new ForgettingLog(new AxonEventLog(store, reads), expiries);
    }

    @Bean
    LogProcessor eventIdsProcessor(ReadStore store) {
        return new LogProcessor(EventIdNotes.NAME, new EventIdNotes(new EventIds(store.pool())));
    }

    @Bean
    AtStart caughtUpBeforeIntake(EventLog log, Processors processors) {
        return new AtStart(SpringAxonConfiguration.LIFECYCLE_PHASE + 1, new CaughtUpBeforeIntake(log, processors));
    }

    @Bean
    AxonServerCommandBus commandBus(AxonServerConfiguration configuration, AxonServerConnectionManager connections) {
        SimpleCommandBus local = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.instance())
                .build();
        var unused = local.registerHandlerInterceptor(new RefusalsTravel());
        AxonServerCommandBus bus = AxonServerCommandBus.builder()
                .axonServerConnectionManager(connections)
                .configuration(configuration)
                .localSegment(local)
                .serializer(new CommandSerializer())
                .routingStrategy(new StreamAffinity())
                .build();
        CausesTravel.over(bus, local);
        return bus;
    }

    @Bean
    CommandGateway commandGateway(AxonServerCommandBus bus) {
        return RefusingCommandGateway.on(bus);
    }
}
