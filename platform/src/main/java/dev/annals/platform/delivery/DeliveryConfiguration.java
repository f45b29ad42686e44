package dev.annals.platform.delivery;

import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.segment.Memberships;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.platform.segment.SegmentConsumers;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Offers the rules for messages, the published texts and the connectors to every room. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliveryProperties.class)
public class DeliveryConfiguration {

    @Bean
    DeliveryRules deliveryRules(DeliveryProperties properties) {
        return properties.rules();
    }

    @Bean
    SuppressingSegments suppressingSegments(
            DeliveryProperties properties, SegmentBook book, ObjectProvider<Memberships> memberships) {
        return new SuppressingSegments(properties.suppress(), book, memberships::getObject);
    }

    /** Segments that keep messages from people are in use. */
    @Bean
    SegmentConsumers settingsUsingSegments(SuppressingSegments suppressing) {
        return segment -> suppressing.contain(segment)
                ? List.of(new SegmentConsumers.Consumer("setting", SuppressingSegments.SETTING))
                : List.of();
    }

    @Bean
    PublicUrl publicUrl(Environment environment) {
        return new PublicUrl(environment);
    }

    @Bean
    TemplateBook templateBook(EventLog log, FragmentIds ids) {
        return new TemplateBook(log, ids);
    }

    @Bean
    AudienceBook audienceBook(EventLog log, FragmentIds ids) {
        return new AudienceBook(log, ids);
    }

    /** Segments that are kept in step with a channel are in use. */
    @Bean
    SegmentConsumers audiencesUsingSegments(AudienceBook book) {
        return segment -> book.of(segment).stream()
                .map(each -> new SegmentConsumers.Consumer("audience", each.channel()))
                .toList();
    }

    @Bean
    ConnectorBook connectorBook(ConnectorStore store, DeliveryProperties properties) {
        return new ConnectorBook(store, properties.log());
    }
}
