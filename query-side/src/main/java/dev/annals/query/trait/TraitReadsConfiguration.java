package dev.annals.query.trait;

import dev.annals.platform.condition.UsedConditions;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.trait.TraitBook;
import dev.annals.projections.ReadModel;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.query.access.ReadGate;
import dev.annals.query.identity.ProfileReads;
import dev.annals.query.identity.search.People;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what answers about computed traits. */
@Configuration(proxyBeanMethods = false)
public class TraitReadsConfiguration {

    @Bean
    ComputedReads computedReads(TraitBook book, People people, Clock clock) {
        return new ComputedReads(book, people, clock);
    }

    @Bean
    TraitsReadController traitsReadController(
            TraitBook book,
            ProfileAddress address,
            ProfileReads profiles,
            ReadModel<FragmentDocument> fragments,
            ComputedReads computed,
            ObjectProvider<UsedConditions> uses,
            EventLog log,
            ReadGate gate,
            Clock clock) {
        return new TraitsReadController(
                book,
                address,
                profiles,
                computed,
                new Customers(log, fragments),
                uses.orderedStream().toList(),
                gate,
                clock);
    }
}
