package dev.annals.platform.consent;

import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the catalogue of purposes to every room. */
@Configuration(proxyBeanMethods = false)
public class ConsentConfiguration {

    @Bean
    PurposeBook purposeBook(EventLog log, FragmentIds ids) {
        return new PurposeBook(log, ids);
    }
}
