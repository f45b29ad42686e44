package dev.annals.axonserver.wiring;

import dev.annals.axonserver.BackboneProperties;
import dev.annals.axonserver.eventstore.AppendListener;
import dev.annals.axonserver.eventstore.AxonEventLog;
import dev.annals.axonserver.eventstore.Bell;
import dev.annals.axonserver.eventstore.LogEventStore;
import dev.annals.axonserver.eventstore.LogReads;
import dev.annals.axonserver.eventstore.PostgresEventStorageEngine;
import dev.annals.axonserver.eventstore.PostgresLogReads;
import dev.annals.axonserver.eventstore.PostgresLogRows;
import dev.annals.axonserver.eventstore.SubjectPrefetch;
import dev.annals.axonserver.privacy.PostgresCiphertext;
import dev.annals.axonserver.serialisation.EventSerializer;
import dev.annals.axonserver.serialisation.StoredNames;
import dev.annals.axonserver.serialisation.Upcasters;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Expiries;
import dev.annals.platform.events.ForgettingLog;
import dev.annals.platform.ledger.LogRows;
import dev.annals.platform.privacy.Ciphertext;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code annals.backbone=postgres}: the log in PostgreSQL, commands within the process. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "annals.backbone", havingValue = BackboneProperties.POSTGRES, matchIfMissing = true)
public class PostgresLogConfiguration {

    private static final int ALONE_MILLIS = 500;
    private static final int TOGETHER_MILLIS = 20;
    private static final int ATTEMPTS = 10;

    @Bean
    Bell bell() {
        return new Bell();
    }

    @Bean
    PostgresEventStorageEngine eventStorageEngine(
            LogStore log,
            EventSerializer serializer,
            Upcasters upcasters,
            SubjectPrefetch keys,
            AppendListener listener,
            Bell bell,
            BackboneProperties properties) {
        return new PostgresEventStorageEngine(
                log.pool(),
                log.axon(),
                serializer,
                upcasters,
                keys,
                listener,
                bell,
                properties.processors().page());
    }

    /**
     * Readers at the end share the newest events. Appends of this process are seen at once; those of others, which are
     * possible on a server given by URL only, by looking every 20 ms.
     */
    @Bean(destroyMethod = "shutDown")
    LogEventStore eventStore(PostgresEventStorageEngine engine, BackboneProperties properties) {
        return LogEventStore.on(engine, properties.isEmbedded() ? ALONE_MILLIS : TOGETHER_MILLIS);
    }

    @Bean
    LogReads logReads(PostgresEventStorageEngine engine, LogStore log) {
        return new PostgresLogReads(engine, log.pool());
    }

    @Bean
    LogRows logRows(LogStore log) {
        return new PostgresLogRows(log.pool());
    }

    @Bean
    Ciphertext ciphertext(LogStore log, LogRows rows, Expiries expiries) {
        return new PostgresCiphertext(log.pool(), rows, StoredNames.ofTheHouse(), expiries);
    }

    @Bean
    Expiries expiries(EventStore store, LogReads reads, FragmentIds ids) {
        return new Expiries(new AxonEventLog(store, reads), ids);
    }

    @Bean
    EventLog eventLog(EventStore store, LogReads reads, Expiries expiries) {
        return new ForgettingLog(new AxonEventLog(store, reads), expiries);
    }

    /**
     * Runs a command in the thread that sends it. It opens no transaction: handlers write through the recorder, whose
     * group has its own, and a connection held meanwhile would only be one less for it.
     */
    @Bean
    CommandBus commandBus() {
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.instance())
                .build();
        CausesTravel.over(bus, bus);
        return bus;
    }

    /** A command that came second in a stream to which another process wrote is decided again, on what is there by now. */
    @Bean
    CommandGateway commandGateway(CommandBus bus) {
        return DefaultCommandGateway.builder()
                .commandBus(bus)
                .retryScheduler((command, failure, failures, again) -> {
                    boolean cameSecond = failure instanceof ConcurrencyException && failures.size() < ATTEMPTS;
                    if (cameSecond) {
                        again.run();
                    }
                    return cameSecond;
                })
                .build();
    }
}
