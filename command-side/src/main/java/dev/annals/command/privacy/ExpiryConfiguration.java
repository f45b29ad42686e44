package dev.annals.command.privacy;

import dev.annals.command.recording.GroupCommit;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Expiries;
import dev.annals.platform.privacy.LegalHolds;
import java.time.Clock;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets up what has data of one purpose be gone while the person stays. */
@Configuration(proxyBeanMethods = false)
public class ExpiryConfiguration {

    @Bean
    SmartInitializingSingleton expiryCommands(
            GroupCommit groupCommit,
            EventLog log,
            FragmentIds ids,
            PurposeBook purposes,
            LegalHolds legalHoldsOfErasures,
            Expiries expiries,
            Clock clock,
            CommandBus bus) {
        HeldCategories held = new HeldCategories(legalHoldsOfErasures, purposes, log, clock);
        ExpiryCommands handler = new ExpiryCommands(groupCommit, log, ids, purposes, held, expiries, clock);
        return () -> new AnnotationCommandHandlerAdapter<>(handler).subscribe(bus);
    }
}
