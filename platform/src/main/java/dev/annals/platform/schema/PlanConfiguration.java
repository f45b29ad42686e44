package dev.annals.platform.schema;

import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the tracking plan to every room. */
@Configuration(proxyBeanMethods = false)
public class PlanConfiguration {

    @Bean
    PlanBook planBook(EventLog log, FragmentIds ids) {
        return new PlanBook(log, ids);
    }
}
