package dev.annals.platform.schema;

import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.segment.SegmentBook;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the tracking plan to every room. */
@Configuration(proxyBeanMethods = false)
public class PlanConfiguration {

    @Bean
    PlanBook planBook(EventLog log, FragmentIds ids) {
        return new PlanBook(log, ids);
    }

    /** Segments rest on what their conditions ask for. */
    @Bean
    PropertyUsers segmentsRestingOnProperties(SegmentBook segments) {
        return property -> segments.kept().stream()
                .filter(each -> each.definition().condition() != null
                        && PropertiesAsked.by(each.definition().condition()).contains(property))
                .map(each -> new PropertyUsers.User("segment", each.key()))
                .toList();
    }
}
