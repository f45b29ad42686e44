package dev.annals.query.schema;

import dev.annals.platform.condition.UsedConditions;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.schema.PlanBook;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what answers about the tracking plan. */
@Configuration(proxyBeanMethods = false)
public class PlanReadsConfiguration {

    @Bean
    PlanReadController planReadController(
            PlanBook book, ObjectProvider<UsedConditions> users, EventLog log, FragmentIds ids, Clock clock) {
        return new PlanReadController(book, users.orderedStream().toList(), log, ids, clock);
    }
}
