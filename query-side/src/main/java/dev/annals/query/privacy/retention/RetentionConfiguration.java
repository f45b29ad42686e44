package dev.annals.query.privacy.retention;

import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.projections.ReadModel;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.query.access.ReadGate;
import dev.annals.query.identity.ProfileReads;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Wires what finds and erases data that nothing needs any more. */
@Configuration(proxyBeanMethods = false)
public class RetentionConfiguration {

    private static final Duration DAILY = Duration.ofDays(1);

    @Bean
    ExpiredPeople expiredPeople(ReadModel<FragmentDocument> fragments, ProfileReads profiles, EventLog log) {
        return new ExpiredPeople(fragments, profiles, log);
    }

    @Bean
    RetentionRounds retentionRounds(
            ExpiredPeople people,
            PurposeBook book,
            CommandGateway commands,
            FragmentIds ids,
            Clock clock,
            Environment environment) {
        Duration every = environment.getProperty("annals.retention.every", Duration.class, DAILY);
        return new RetentionRounds(people, book, commands, ids, clock, every);
    }

    @Bean
    ExpiriesController expiriesController(CommandGateway commands, ProfileReads profiles, ProfileAddress address) {
        return new ExpiriesController(commands, profiles, address);
    }

    @Bean
    RetentionController retentionController(ExpiredPeople people, PurposeBook book, ReadGate gate, Clock clock) {
        return new RetentionController(people, book, gate, clock);
    }
}
