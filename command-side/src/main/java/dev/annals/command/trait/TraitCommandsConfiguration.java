package dev.annals.command.trait;

import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.TextPublisher;
import dev.annals.platform.condition.UsedConditions;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.trait.TraitBook;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what publishes the definitions of computed traits. */
@Configuration(proxyBeanMethods = false)
public class TraitCommandsConfiguration {

    @Bean
    SmartInitializingSingleton traitCommandHandlers(
            CommandBus bus,
            GroupCommit groupCommit,
            TraitBook book,
            FragmentIds ids,
            ObjectProvider<UsedConditions> uses) {
        TraitCommands handler = new TraitCommands(
                new TextPublisher(groupCommit, ids), book, uses.orderedStream().toList());
        return () -> {
            var unused = new AnnotationCommandHandlerAdapter<>(handler).subscribe(bus);
        };
    }

    @Bean
    TraitsController traitsController(CommandGateway commands) {
        return new TraitsController(commands);
    }
}
