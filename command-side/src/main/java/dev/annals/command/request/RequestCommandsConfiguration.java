package dev.annals.command.request;

import dev.annals.api.consent.ConsentReceipt;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.request.ChangeRequest;
import dev.annals.api.request.ReceiveRequest;
import dev.annals.command.interaction.Recorder;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.crypto.SubjectKeys;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.request.LawBook;
import java.time.Clock;
import java.util.UUID;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets up the desk for requests of people. */
@Configuration(proxyBeanMethods = false)
public class RequestCommandsConfiguration {

    @Bean
    ConfigurerModule subjectRequestAggregate(SubjectKeys keys) {
        return configurer -> configurer
                .registerComponent(SubjectKeys.class, configuration -> keys)
                .configureAggregate(AggregateConfigurer.defaultConfiguration(SubjectRequest.class)
                        .configureCommandTargetResolver(configuration -> RequestCommandsConfiguration::target));
    }

    @Bean
    SmartInitializingSingleton usesAreRefused(
            CommandBus bus, CommandGateway commands, PurposeBook book, EventLog log, FragmentIds ids, Clock clock) {
        RefusedUses handler = new RefusedUses(
                decision -> Waiting.forAnswer(commands.<ConsentReceipt>send(decision)), book, log, ids, clock);
        return () -> {
            var unused = new AnnotationCommandHandlerAdapter<>(handler).subscribe(bus);
        };
    }

    @Bean
    SmartInitializingSingleton packagesArePrepared(
            CommandBus bus, CommandGateway commands, GroupCommit groupCommit, FragmentIds ids) {
        PreparedPackages handler = new PreparedPackages(
                groupCommit, ids, complete -> Waiting.forAnswer(commands.<@Nullable Object>send(complete)));
        return () -> {
            var unused = new AnnotationCommandHandlerAdapter<>(handler).subscribe(bus);
        };
    }

    @Bean
    RequestsController requestsController(
            CommandGateway commands,
            LawBook laws,
            PurposeBook book,
            ProfileAddress address,
            FragmentIds ids,
            Recorder recorder,
            EventLog log,
            Clock clock) {
        return new RequestsController(
                commands,
                new AskedReading(laws, book, address, ids, UUID::randomUUID),
                new Rectification(log, recorder),
                log,
                clock);
    }

    /** The request that a command is about. */
    static VersionedAggregateIdentifier target(CommandMessage<?> command) {
        FragmentId request = switch (command.getPayload()) {
            case ReceiveRequest it -> it.request();
            case ChangeRequest it -> it.request();
            default -> throw new IllegalArgumentException("No command about a request: " + command.getCommandName());
        };
        return new VersionedAggregateIdentifier(request, null);
    }
}
