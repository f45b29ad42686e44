package dev.annals.projections;

import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.documents.Documents;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.LogProcessor;
import dev.annals.platform.events.Processors;
import dev.annals.platform.roles.ForRole;
import dev.annals.platform.roles.ProcessRole;
import dev.annals.platform.rounds.AtStart;
import dev.annals.platform.sealing.RecordCodec;
import dev.annals.projections.audit.AuditIndex;
import dev.annals.projections.audit.AuditLists;
import dev.annals.projections.consent.ConsentProjection;
import dev.annals.projections.delivery.AudienceProjection;
import dev.annals.projections.delivery.DeliveryProjection;
import dev.annals.projections.identity.ProfileProjection;
import dev.annals.projections.journey.DatedProjection;
import dev.annals.projections.journey.RunProjection;
import dev.annals.projections.ledger.LedgerKeepingConfiguration;
import dev.annals.projections.privacy.ErasureProjection;
import dev.annals.projections.quarantine.QuarantineProjection;
import dev.annals.projections.request.RequestProjection;
import dev.annals.projections.segment.MembershipProjection;
import dev.annals.projections.segment.SegmentHistoryProjection;
import dev.annals.projections.segment.SegmentProjectionsConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires the projections: a processor for each, and what rebuilds them. */
@Configuration(proxyBeanMethods = false)
@ForRole(ProcessRole.PROJECTIONS)
@Import({ReadModelsConfiguration.class, LedgerKeepingConfiguration.class, SegmentProjectionsConfiguration.class})
public class ProjectionsConfiguration {

    private static final Duration READERS_FOLLOW = LiveShelves.READERS_FOLLOW_WITHIN.multipliedBy(2);

    @Bean
    LogProcessor profileProcessor(LiveShelves shelves, EventLog log, Documents documents, RecordCodec codec) {
        return new LogProcessor(ProfileProjection.NAME, handler(new ProfileProjection(log), shelves, documents, codec));
    }

    @Bean
    LogProcessor quarantineProcessor(LiveShelves shelves, Documents documents, RecordCodec codec) {
        return new LogProcessor(
                QuarantineProjection.NAME, handler(new QuarantineProjection(), shelves, documents, codec));
    }

    @Bean
    LogProcessor consentProcessor(LiveShelves shelves, Documents documents, RecordCodec codec) {
        return new LogProcessor(ConsentProjection.NAME, handler(new ConsentProjection(), shelves, documents, codec));
    }

    @Bean
    LogProcessor auditIndexProcessor(LiveShelves shelves, Documents documents, RecordCodec codec, AuditLists lists) {
        return new LogProcessor(AuditIndex.NAME, handler(new AuditIndex(lists), shelves, documents, codec));
    }

    @Bean
    LogProcessor erasureProcessor(LiveShelves shelves, Documents documents, RecordCodec codec) {
        return new LogProcessor(ErasureProjection.NAME, handler(new ErasureProjection(), shelves, documents, codec));
    }

    @Bean
    Rebuild<?> erasureRebuild(
            LiveShelves shelves, EventLog log, Documents documents, RecordCodec codec, Processors processors) {
        return new Rebuild<>(new ErasureProjection(), shelves, log, documents, codec, processors);
    }

    @Bean
    LogProcessor requestProcessor(LiveShelves shelves, Documents documents, RecordCodec codec) {
        return new LogProcessor(RequestProjection.NAME, handler(new RequestProjection(), shelves, documents, codec));
    }

    @Bean
    Rebuild<?> requestRebuild(
            LiveShelves shelves, EventLog log, Documents documents, RecordCodec codec, Processors processors) {
        return new Rebuild<>(new RequestProjection(), shelves, log, documents, codec, processors);
    }

    @Bean
    LogProcessor journeyRunProcessor(LiveShelves shelves, Documents documents, RecordCodec codec) {
        return new LogProcessor(RunProjection.NAME, handler(new RunProjection(), shelves, documents, codec));
    }

    @Bean
    Rebuild<?> journeyRunRebuild(
            LiveShelves shelves, EventLog log, Documents documents, RecordCodec codec, Processors processors) {
        return new Rebuild<>(new RunProjection(), shelves, log, documents, codec, processors);
    }

    @Bean
    LogProcessor datedPeopleProcessor(
            LiveShelves shelves, EventLog log, Documents documents, RecordCodec codec, FragmentIds ids) {
        return new LogProcessor(
                DatedProjection.NAME, handler(new DatedProjection(ids, log), shelves, documents, codec));
    }

    @Bean
    Rebuild<?> datedPeopleRebuild(
            LiveShelves shelves,
            EventLog log,
            Documents documents,
            RecordCodec codec,
            Processors processors,
            FragmentIds ids) {
        return new Rebuild<>(new DatedProjection(ids, log), shelves, log, documents, codec, processors);
    }

    @Bean
    LogProcessor deliveryProcessor(LiveShelves shelves, Documents documents, RecordCodec codec) {
        return new LogProcessor(DeliveryProjection.NAME, handler(new DeliveryProjection(), shelves, documents, codec));
    }

    @Bean
    Rebuild<?> deliveryRebuild(
            LiveShelves shelves, EventLog log, Documents documents, RecordCodec codec, Processors processors) {
        return new Rebuild<>(new DeliveryProjection(), shelves, log, documents, codec, processors);
    }

    @Bean
    LogProcessor audienceProcessor(LiveShelves shelves, Documents documents, RecordCodec codec) {
        return new LogProcessor(AudienceProjection.NAME, handler(new AudienceProjection(), shelves, documents, codec));
    }

    @Bean
    Rebuild<?> audienceRebuild(
            LiveShelves shelves, EventLog log, Documents documents, RecordCodec codec, Processors processors) {
        return new Rebuild<>(new AudienceProjection(), shelves, log, documents, codec, processors);
    }

    @Bean
    LogProcessor membershipProcessor(LiveShelves shelves, Documents documents, RecordCodec codec) {
        return new LogProcessor(
                MembershipProjection.NAME, handler(new MembershipProjection(), shelves, documents, codec));
    }

    @Bean
    Rebuild<?> membershipRebuild(
            LiveShelves shelves, EventLog log, Documents documents, RecordCodec codec, Processors processors) {
        return new Rebuild<>(new MembershipProjection(), shelves, log, documents, codec, processors);
    }

    @Bean
    LogProcessor segmentHistoryProcessor(LiveShelves shelves, Documents documents, RecordCodec codec) {
        return new LogProcessor(
                SegmentHistoryProjection.NAME, handler(new SegmentHistoryProjection(), shelves, documents, codec));
    }

    @Bean
    Rebuild<?> segmentHistoryRebuild(
            LiveShelves shelves, EventLog log, Documents documents, RecordCodec codec, Processors processors) {
        return new Rebuild<>(new SegmentHistoryProjection(), shelves, log, documents, codec, processors);
    }

    @Bean
    Rebuilds rebuilds(List<Rebuild<?>> rebuilds) {
        return new Rebuilds(
                rebuilds.stream().collect(Collectors.toMap(Rebuild::name, rebuild -> rebuild)), READERS_FOLLOW);
    }

    @Bean
    AtStart outdatedShelves(List<Rebuild<?>> rebuilds) {
        return new AtStart(Integer.MIN_VALUE, new OutdatedShelves(rebuilds));
    }

    @Bean
    Rebuild<?> profileRebuild(
            LiveShelves shelves, EventLog log, Documents documents, RecordCodec codec, Processors processors) {
        return new Rebuild<>(new ProfileProjection(log), shelves, log, documents, codec, processors);
    }

    @Bean
    Rebuild<?> quarantineRebuild(
            LiveShelves shelves, EventLog log, Documents documents, RecordCodec codec, Processors processors) {
        return new Rebuild<>(new QuarantineProjection(), shelves, log, documents, codec, processors);
    }

    @Bean
    Rebuild<?> consentRebuild(
            LiveShelves shelves, EventLog log, Documents documents, RecordCodec codec, Processors processors) {
        return new Rebuild<>(new ConsentProjection(), shelves, log, documents, codec, processors);
    }

    @Bean
    Rebuild<?> auditIndexRebuild(
            LiveShelves shelves,
            EventLog log,
            Documents documents,
            RecordCodec codec,
            Processors processors,
            AuditLists lists) {
        return new Rebuild<>(new AuditIndex(lists), shelves, log, documents, codec, processors);
    }

    private static <S extends Record> ProjectionHandler<S> handler(
            Projection<S> projection, LiveShelves shelves, Documents documents, RecordCodec codec) {
        return new ProjectionHandler<>(new LiveDocuments<>(projection, shelves, documents, codec, UUID.randomUUID()));
    }
}
