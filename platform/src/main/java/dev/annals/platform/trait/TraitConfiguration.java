package dev.annals.platform.trait;

import dev.annals.platform.condition.UsedConditions;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the definitions of computed traits to every room. */
@Configuration(proxyBeanMethods = false)
public class TraitConfiguration {

    @Bean
    TraitBook traitBook(EventLog log, FragmentIds ids) {
        return new TraitBook(log, ids);
    }

    @Bean
    UsedConditions conditionsOfTraits(TraitBook book) {
        return () -> book.current().keys().stream()
                .flatMap(key -> book.current().measures(key).stream()
                        .map(measure -> new UsedConditions.Use("trait", key, measure)))
                .toList();
    }
}
