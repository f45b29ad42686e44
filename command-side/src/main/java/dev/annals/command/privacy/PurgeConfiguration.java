package dev.annals.command.privacy;

import dev.annals.command.recording.GroupCommit;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.ledger.Checkpoints;
import dev.annals.platform.privacy.Ciphertext;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets up what takes out of the log what nobody can open any more. */
@Configuration(proxyBeanMethods = false)
public class PurgeConfiguration {

    @Bean
    SmartInitializingSingleton purgeCommands(
            ObjectProvider<Ciphertext> ciphertext,
            Checkpoints checkpoints,
            GroupCommit groupCommit,
            EventLog log,
            FragmentIds ids,
            CommandBus bus) {
        PurgeCommands handler = new PurgeCommands(ciphertext.getIfAvailable(), checkpoints, groupCommit, log, ids);
        return () -> new AnnotationCommandHandlerAdapter<>(handler).subscribe(bus);
    }

    @Bean
    PurgesController purgesController(CommandGateway commands) {
        return new PurgesController(commands);
    }
}
