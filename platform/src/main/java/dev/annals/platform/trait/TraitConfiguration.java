package dev.annals.platform.trait;

import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.schema.PropertiesAsked;
import dev.annals.platform.schema.PropertyUsers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the definitions of computed traits to every room. */
@Configuration(proxyBeanMethods = false)
public class TraitConfiguration {

    @Bean
    TraitBook traitBook(EventLog log, FragmentIds ids) {
        return new TraitBook(log, ids);
    }

    /** Computed traits rest on what they are made of. */
    @Bean
    PropertyUsers traitsRestingOnProperties(TraitBook book) {
        return property -> book.current().traits().stream()
                .filter(trait -> PropertiesAsked.by(trait.measure()).contains(property))
                .map(trait -> new PropertyUsers.User("trait", trait.key()))
                .toList();
    }
}
