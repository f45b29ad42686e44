package dev.annals.command;

import dev.annals.command.access.AccessCommands;
import dev.annals.command.consent.CollectionGate;
import dev.annals.command.consent.ConsentCommands;
import dev.annals.command.consent.signal.SignalReader;
import dev.annals.command.identity.IdentityCommands;
import dev.annals.command.identity.MergeForest;
import dev.annals.command.identity.RulesCommands;
import dev.annals.command.interaction.GroupRecorder;
import dev.annals.command.interaction.ItemReader;
import dev.annals.command.interaction.Recorder;
import dev.annals.command.interaction.RetractionCommands;
import dev.annals.command.privacy.ErasureCommands;
import dev.annals.command.privacy.Erasures;
import dev.annals.command.privacy.HoldCommands;
import dev.annals.command.privacy.Readmission;
import dev.annals.command.quarantine.QuarantineCommands;
import dev.annals.command.recording.GroupCommit;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.identity.RulesInForce;
import dev.annals.platform.identity.RulesLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The handlers of commands, and the recorder of intake. */
@Configuration(proxyBeanMethods = false)
class CommandHandlersConfiguration {

    @Bean
    MergeForest mergeForest(RulesInForce rules) {
        return new MergeForest(rules);
    }

    @Bean
    CollectionGate collectionGate(PurposeBook book, FragmentIds ids, MeterRegistry meters) {
        return new CollectionGate(book, new SignalReader(meters), ids);
    }

    @Bean
    Recorder recorder(
            GroupCommit groupCommit, MergeForest forest, CollectionGate gate, FragmentIds ids, MeterRegistry meters) {
        return new GroupRecorder(groupCommit, forest, gate, ids, meters);
    }

    /** Makes the command handlers known to the command bus. */
    @Bean
    SmartInitializingSingleton commandHandlers(
            CommandBus bus,
            GroupCommit groupCommit,
            EventLog log,
            ItemReader reader,
            MergeForest forest,
            CollectionGate gate,
            FragmentIds ids,
            RulesInForce rules,
            PurposeBook book,
            Readmission readmission,
            Erasures erasures,
            HoldCommands holdCommands) {
        List<Object> handlers = List.of(
                new QuarantineCommands(groupCommit, log, reader, forest, gate, ids),
                new AccessCommands(groupCommit, ids),
                new RetractionCommands(groupCommit, log, gate, ids),
                new IdentityCommands(groupCommit, forest, UUID::randomUUID),
                new RulesCommands(groupCommit, new RulesLog(log, ids), forest, ids, rules),
                new ConsentCommands(groupCommit, book, ids, UUID::randomUUID, readmission),
                new ErasureCommands(groupCommit, readmission, erasures),
                holdCommands);
        return () -> handlers.forEach(handler -> new AnnotationCommandHandlerAdapter<>(handler).subscribe(bus));
    }
}
