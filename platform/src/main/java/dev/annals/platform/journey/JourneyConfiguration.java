package dev.annals.platform.journey;

import dev.annals.platform.condition.UsedConditions;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.platform.segment.SegmentConsumers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the definitions of journeys, and where runs are, to every room. */
@Configuration(proxyBeanMethods = false)
public class JourneyConfiguration {

    @Bean
    JourneyBook journeyBook(EventLog log, FragmentIds ids) {
        return new JourneyBook(log, ids);
    }

    @Bean
    RunStreams runStreams(EventLog log, FragmentIds ids) {
        return new RunStreams(log, ids);
    }

    @Bean
    UsedConditions conditionsOfJourneys(JourneyBook book) {
        return new JourneyConditions(book);
    }

    /** Journeys use segments. */
    @Bean
    SegmentConsumers journeysUsingSegments(JourneyBook book, SegmentBook segments) {
        return new SegmentUse(new JourneyConditions(book), segments);
    }

    @Bean
    JourneyFigures journeyFigures(EventLog log) {
        return new JourneyFigures(log);
    }
}
