package dev.annals.command.delivery;

import dev.annals.command.interaction.Recorder;
import dev.annals.command.recording.GroupCommit;
import dev.annals.platform.consent.PreferenceLinks;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.delivery.AudienceBook;
import dev.annals.platform.delivery.ConnectorBook;
import dev.annals.platform.delivery.DeliveryLinks;
import dev.annals.platform.delivery.DeliveryRules;
import dev.annals.platform.delivery.PublicUrl;
import dev.annals.platform.delivery.Recipients;
import dev.annals.platform.delivery.TemplateBook;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.LogProcessor;
import dev.annals.platform.events.OnRecord;
import dev.annals.platform.identity.Normalisation;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.journey.JourneyBook;
import dev.annals.platform.privacy.ErasureDuty;
import dev.annals.platform.residency.ResidencyPolicy;
import dev.annals.platform.segment.SegmentBook;
import java.time.Clock;
import java.util.UUID;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets up what decides about deliveries. */
@Configuration(proxyBeanMethods = false)
public class DeliveryCommandsConfiguration {

    @Bean
    SmartInitializingSingleton deliveryCommands(
            CommandBus bus,
            GroupCommit groupCommit,
            EventLog log,
            FragmentIds ids,
            Recipients recipients,
            ConnectorBook connectors,
            TemplateBook templates,
            JourneyBook journeys,
            Normalisation normalisation,
            PreferenceLinks links,
            PublicUrl publicUrl,
            DeliveryRules rules,
            ResidencyPolicy residency,
            PurposeBook purposes,
            Clock clock) {
        DeliveryCommands handler = new DeliveryCommands(
                groupCommit,
                log,
                ids,
                recipients,
                new Preparation(connectors, templates, journeys, normalisation, ids, links, publicUrl),
                rules,
                residency,
                purposes,
                templates,
                new Budgets(log, rules.zone(), rules.budgets().keySet()),
                clock);
        return () -> {
            var unused = new AnnotationCommandHandlerAdapter<>(handler).subscribe(bus);
        };
    }

    @Bean
    SmartInitializingSingleton audienceCommands(
            CommandBus bus,
            GroupCommit groupCommit,
            EventLog log,
            FragmentIds ids,
            AudienceBook audiences,
            SegmentBook segments,
            Recipients recipients,
            ConnectorBook connectors,
            TemplateBook templates,
            JourneyBook journeys,
            Normalisation normalisation,
            PreferenceLinks links,
            PublicUrl publicUrl,
            DeliveryRules rules,
            ResidencyPolicy residency,
            PurposeBook purposes,
            Clock clock) {
        AudienceCommands handler = new AudienceCommands(
                groupCommit,
                log,
                ids,
                audiences,
                segments,
                recipients,
                new Preparation(connectors, templates, journeys, normalisation, ids, links, publicUrl),
                rules,
                residency,
                purposes,
                clock);
        return () -> {
            var unused = new AnnotationCommandHandlerAdapter<>(handler).subscribe(bus);
        };
    }

    @Bean
    ErasureDuty farewells(
            AudienceBook audiences, ConnectorBook connectors, EventLog log, GroupCommit groupCommit, FragmentIds ids) {
        return new Farewells(audiences, connectors, log, groupCommit, ids);
    }

    @Bean
    AudiencesController audiencesController(CommandGateway commands, SegmentBook segments, PurposeBook purposes) {
        return new AudiencesController(commands, segments, purposes);
    }

    @Bean
    DeliveriesController deliveriesController(
            CommandGateway commands, ProfileAddress address, PurposeBook purposes, FragmentIds ids) {
        return new DeliveriesController(commands, address, purposes, ids, UUID::randomUUID);
    }

    @Bean
    OutcomesController outcomesController(CommandGateway commands, DeliveryLinks deliveryLinks, Clock clock) {
        return new OutcomesController(commands, deliveryLinks, clock);
    }

    @Bean
    LogProcessor deliveryOutcomes(
            EventLog log,
            Recorder recorder,
            Recipients recipients,
            CommandGateway commands,
            PurposeBook purposes,
            FragmentIds ids) {
        return new LogProcessor(
                "delivery-outcomes",
                new OutcomesReturn(
                        log,
                        recorder,
                        recipients,
                        consent -> OnRecord.await(commands.send(consent), "A withdrawal is not on record."),
                        purposes,
                        ids),
                1,
                100);
    }

    @Bean
    TemplatesController templatesController(CommandGateway commands, TemplateBook templates) {
        return new TemplatesController(commands, templates);
    }
}
