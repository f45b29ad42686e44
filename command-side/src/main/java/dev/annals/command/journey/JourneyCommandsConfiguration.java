package dev.annals.command.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.ChangeJourney;
import dev.annals.api.journey.ChangeRun;
import dev.annals.api.journey.StartRun;
import dev.annals.command.interaction.Recorder;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.delivery.TemplateBook;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.journey.JourneyBook;
import dev.annals.platform.journey.JourneyFigures;
import dev.annals.platform.journey.JourneyPeople;
import dev.annals.platform.journey.RunStreams;
import dev.annals.platform.segment.SegmentBook;
import java.time.Clock;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets up what decides about journeys and their runs. */
@Configuration(proxyBeanMethods = false)
public class JourneyCommandsConfiguration {

    @Bean
    ConfigurerModule journeyAggregates(
            ObjectProvider<JourneyBook> books,
            ObjectProvider<JourneyPeople> people,
            ObjectProvider<JourneyFigures> figures,
            Clock clock) {
        RunDecisions runs = new RunDecisions(books::getObject, people::getObject, figures::getObject, clock);
        JourneyDecisions journeys = new JourneyDecisions(figures::getObject);
        return configurer -> configurer
                .registerComponent(RunDecisions.class, configuration -> runs)
                .registerComponent(JourneyDecisions.class, configuration -> journeys)
                .configureAggregate(AggregateConfigurer.defaultConfiguration(JourneyRun.class)
                        .configureRepository(RunRepository::of)
                        .configureCommandTargetResolver(configuration -> JourneyCommandsConfiguration::target))
                .configureAggregate(AggregateConfigurer.defaultConfiguration(JourneyCatalogue.class)
                        .configureCommandTargetResolver(configuration -> JourneyCommandsConfiguration::target));
    }

    @Bean
    SmartInitializingSingleton madeInteractions(CommandBus bus, Recorder recorder, JourneyPeople people) {
        MadeInteractions handler = new MadeInteractions(recorder, people);
        return () -> {
            var unused = new AnnotationCommandHandlerAdapter<>(handler).subscribe(bus);
        };
    }

    @Bean
    JourneysController journeysController(
            CommandGateway commands,
            JourneyBook book,
            PurposeBook purposes,
            SegmentBook segments,
            TemplateBook templates,
            RunStreams streams,
            JourneyPeople people,
            ProfileAddress address,
            EventLog log,
            FragmentIds ids,
            Clock clock) {
        return new JourneysController(
                commands,
                new Around(book, purposes, segments, templates),
                book,
                new Entries(book, streams, people, address, clock),
                log,
                JourneyBook.stream(ids));
    }

    /** The stream that a command is about. */
    static VersionedAggregateIdentifier target(CommandMessage<?> command) {
        FragmentId stream = switch (command.getPayload()) {
            case StartRun it -> it.run();
            case ChangeRun it -> it.run();
            case ChangeJourney it -> it.stream();
            default -> throw new IllegalArgumentException("No command about a journey: " + command.getCommandName());
        };
        return new VersionedAggregateIdentifier(stream, null);
    }
}
