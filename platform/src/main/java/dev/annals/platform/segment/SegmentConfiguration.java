package dev.annals.platform.segment;

import dev.annals.platform.condition.UsedConditions;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the definitions of segments to every room. */
@Configuration(proxyBeanMethods = false)
public class SegmentConfiguration {

    @Bean
    SegmentBook segmentBook(EventLog log, FragmentIds ids) {
        return new SegmentBook(log, ids);
    }

    @Bean
    UsedConditions conditionsOfSegments(SegmentBook book) {
        return () -> book.kept().stream()
                .map(PublishedDefinition::definition)
                .filter(each -> each.condition() != null)
                .map(each -> new UsedConditions.Use("segment", each.key(), Objects.requireNonNull(each.condition())))
                .toList();
    }

    /** Segments use segments. */
    @Bean
    SegmentConsumers segmentsUsingSegments(SegmentBook book) {
        return segment -> book.askingFor(segment).stream()
                .map(key -> new SegmentConsumers.Consumer("segment", key))
                .toList();
    }
}
