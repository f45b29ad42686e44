package dev.annals.query.trait;

import dev.annals.platform.events.EventLog;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.trait.TraitBook;
import dev.annals.projections.ReadModel;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.query.access.ReadGate;
import dev.annals.query.identity.ProfileReads;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what answers about computed traits. */
@Configuration(proxyBeanMethods = false)
public class TraitReadsConfiguration {

    @Bean
    TraitsReadController traitsReadController(
            TraitBook book,
            ProfileAddress address,
            ProfileReads profiles,
            ReadModel<FragmentDocument> fragments,
            EventLog log,
            ReadGate gate,
            Clock clock) {
        return new TraitsReadController(book, address, profiles, new Customers(log, fragments), log, gate, clock);
    }
}
