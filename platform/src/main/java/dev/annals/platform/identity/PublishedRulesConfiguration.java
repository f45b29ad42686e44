package dev.annals.platform.identity;

import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the process go by the identity rules that were published last. */
@Configuration(proxyBeanMethods = false)
public class PublishedRulesConfiguration {

    @Bean
    RulesWatch rulesWatch(EventLog events, FragmentIds ids, RulesInForce rules) {
        return new RulesWatch(events, ids, rules);
    }
}
