package dev.annals.axonserver.wiring;

import dev.annals.axonserver.BackboneProperties;
import dev.annals.axonserver.eventstore.Bell;
import dev.annals.axonserver.processors.AxonProcessors;
import dev.annals.axonserver.processors.DeadLetters;
import dev.annals.axonserver.processors.LocalProcessors;
import dev.annals.axonserver.processors.ProcessorSettings;
import dev.annals.axonserver.processors.ProcessorThreads;
import dev.annals.axonserver.processors.ProcessorsModule;
import dev.annals.axonserver.processors.TokenPositions;
import dev.annals.axonserver.serialisation.EventSerializer;
import dev.annals.axonserver.serialisation.TokenSerializer;
import dev.annals.platform.events.LogProcessor;
import dev.annals.platform.events.Processors;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The processors of all {@link LogProcessor}s that the rooms offer. */
@Configuration(proxyBeanMethods = false)
public class ProcessorsConfiguration {

    @Bean
    LocalProcessors localProcessors(ObjectProvider<LogProcessor> definitions) {
        return new LocalProcessors(definitions.orderedStream().toList());
    }

    @Bean
    DeadLetters deadLetters(ReadStore store, EventSerializer events, TokenSerializer tokens) {
        return new DeadLetters(store.pool(), store.axon(), events, tokens);
    }

    @Bean
    ProcessorThreads processorThreads(BackboneProperties properties) {
        return new ProcessorThreads(properties.processors().threads());
    }

    @Bean
    ProcessorsModule processorsModule(
            LocalProcessors processors,
            EventStore log,
            ObjectProvider<Bell> bell,
            TokenStore tokens,
            DeadLetters deadLetters,
            ReadStore store,
            ProcessorThreads threads,
            BackboneProperties properties) {
        BackboneProperties.Processing given = properties.processors();
        return new ProcessorsModule(
                processors,
                log,
                bell.getIfAvailable(Bell::new),
                tokens,
                deadLetters,
                store.axon(),
                threads,
                new ProcessorSettings(given.pause(), given.timeout(), given.claim(), given.threads()));
    }

    @Bean
    Processors processors(
            LocalProcessors local,
            TokenPositions tokens,
            DeadLetters deadLetters,
            org.axonframework.config.Configuration axon) {
        return new AxonProcessors(local, tokens, deadLetters, axon.eventProcessingConfiguration());
    }
}
