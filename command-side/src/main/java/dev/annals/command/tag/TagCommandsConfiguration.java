package dev.annals.command.tag;

import dev.annals.command.recording.GroupCommit;
import dev.annals.command.segment.ListFile;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.identity.ProfileAddress;
import java.time.Clock;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what puts tags on people. */
@Configuration(proxyBeanMethods = false)
public class TagCommandsConfiguration {

    @Bean
    SmartInitializingSingleton tagCommandHandlers(CommandBus bus, GroupCommit groupCommit, EventLog log) {
        TagCommands handler = new TagCommands(groupCommit, log);
        return () -> {
            var unused = new AnnotationCommandHandlerAdapter<>(handler).subscribe(bus);
        };
    }

    @Bean
    TagsController tagsController(CommandGateway commands, ProfileAddress address, Clock clock) {
        return new TagsController(commands, address, new ListFile(address), clock);
    }
}
