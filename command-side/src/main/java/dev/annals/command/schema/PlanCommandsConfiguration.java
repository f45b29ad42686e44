package dev.annals.command.schema;

import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.TextPublisher;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.schema.PlanBook;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what publishes the tracking plan. */
@Configuration(proxyBeanMethods = false)
public class PlanCommandsConfiguration {

    @Bean
    SmartInitializingSingleton planCommandHandlers(
            CommandBus bus, GroupCommit groupCommit, PlanBook book, FragmentIds ids) {
        PlanCommands handler = new PlanCommands(new TextPublisher(groupCommit, ids), book);
        return () -> {
            var unused = new AnnotationCommandHandlerAdapter<>(handler).subscribe(bus);
        };
    }

    @Bean
    PlanController planController(CommandGateway commands) {
        return new PlanController(commands);
    }
}
