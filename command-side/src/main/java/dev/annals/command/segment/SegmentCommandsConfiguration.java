package dev.annals.command.segment;

import dev.annals.command.recording.GroupCommit;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.platform.segment.SegmentConsumers;
import dev.annals.platform.trait.TraitBook;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what publishes segments and records memberships. */
@Configuration(proxyBeanMethods = false)
public class SegmentCommandsConfiguration {

    @Bean
    SegmentChecks segmentChecks(
            SegmentBook book, PurposeBook purposes, TraitBook traits, ObjectProvider<SegmentConsumers> consumers) {
        return new SegmentChecks(
                book, purposes, traits, consumers.orderedStream().toList());
    }

    @Bean
    SmartInitializingSingleton segmentCommandHandlers(
            CommandBus bus, GroupCommit groupCommit, SegmentBook book, SegmentChecks checks, FragmentIds ids) {
        SegmentCommands handler = new SegmentCommands(groupCommit, book, checks, ids);
        return () -> new AnnotationCommandHandlerAdapter<>(handler).subscribe(bus);
    }

    @Bean
    SegmentsController segmentsController(CommandGateway commands, SegmentChecks checks, ProfileAddress address) {
        return new SegmentsController(commands, checks, new ListFile(address));
    }
}
