package dev.annals.query;

import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.crypto.SignedJson;
import dev.annals.platform.crypto.SubjectKeys;
import dev.annals.platform.delivery.AudienceBook;
import dev.annals.platform.delivery.AudienceMembers;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Processors;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.ledger.Checkpoints;
import dev.annals.platform.ledger.LogRows;
import dev.annals.platform.ledger.NoteSigner;
import dev.annals.platform.privacy.LegalHolds;
import dev.annals.platform.privacy.PackageLinks;
import dev.annals.platform.privacy.RequestPackages;
import dev.annals.platform.request.LawBook;
import dev.annals.platform.request.opendsr.ProcessorSignature;
import dev.annals.platform.residency.ResidencyPolicy;
import dev.annals.platform.roles.ForRole;
import dev.annals.platform.roles.ProcessRole;
import dev.annals.platform.segment.Memberships;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.platform.trait.TraitBook;
import dev.annals.platform.web.PublicAddress;
import dev.annals.projections.ReadModel;
import dev.annals.projections.ReadModelsConfiguration;
import dev.annals.projections.audit.AuditLists;
import dev.annals.projections.audit.AuditMark;
import dev.annals.projections.delivery.DeliveryDocument;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.SourcePriority;
import dev.annals.projections.ledger.TileShelf;
import dev.annals.projections.privacy.ErasureDocument;
import dev.annals.projections.quarantine.QuarantineDocument;
import dev.annals.projections.request.RequestDocument;
import dev.annals.query.access.AccessRecorder;
import dev.annals.query.access.ReadGate;
import dev.annals.query.audit.AuditController;
import dev.annals.query.audit.AuditTrail;
import dev.annals.query.audit.ListedPositions;
import dev.annals.query.audit.LogAudit;
import dev.annals.query.audit.report.Reports;
import dev.annals.query.audit.report.ReportsController;
import dev.annals.query.consent.ConsentReads;
import dev.annals.query.consent.ConsentReadsConfiguration;
import dev.annals.query.consent.ConsentSummaries;
import dev.annals.query.delivery.AudiencesReadController;
import dev.annals.query.delivery.DeliveriesReadController;
import dev.annals.query.delivery.DeliveriesToPeople;
import dev.annals.query.identity.ProfileController;
import dev.annals.query.identity.ProfileReads;
import dev.annals.query.identity.ProfileViews;
import dev.annals.query.identity.ServiceViewController;
import dev.annals.query.identity.pseudonym.Pseudonyms;
import dev.annals.query.identity.pseudonym.PseudonymsController;
import dev.annals.query.identity.rules.IdentityRulesConfiguration;
import dev.annals.query.identity.search.People;
import dev.annals.query.identity.search.SearchController;
import dev.annals.query.identity.suggestion.SuggestionConfiguration;
import dev.annals.query.interaction.LiveTimelines;
import dev.annals.query.interaction.Timeline;
import dev.annals.query.interaction.TimelineController;
import dev.annals.query.journey.JourneyReadsConfiguration;
import dev.annals.query.ledger.Coverage;
import dev.annals.query.ledger.LedgerController;
import dev.annals.query.ledger.LedgerReads;
import dev.annals.query.openapi.ApiDescription;
import dev.annals.query.privacy.ErasuresController;
import dev.annals.query.privacy.ExportBorders;
import dev.annals.query.privacy.HoldsController;
import dev.annals.query.privacy.ResidencyController;
import dev.annals.query.privacy.held.HeldConfiguration;
import dev.annals.query.privacy.retention.RetentionConfiguration;
import dev.annals.query.quarantine.QuarantineController;
import dev.annals.query.quarantine.QuarantineReads;
import dev.annals.query.request.RequestsReadController;
import dev.annals.query.request.opendsr.OpenDsrReadController;
import dev.annals.query.schema.PlanReadsConfiguration;
import dev.annals.query.segment.OwnSegments;
import dev.annals.query.segment.SegmentsReadConfiguration;
import dev.annals.query.tag.OwnTags;
import dev.annals.query.tag.TagsReadController;
import dev.annals.query.trait.ComputedReads;
import dev.annals.query.trait.TraitReadsConfiguration;
import dev.annals.query.web.ProfileApiController;
import io.swagger.v3.oas.models.OpenAPI;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Wires the reads: read models and the log to REST. */
@Configuration(proxyBeanMethods = false)
@ForRole(ProcessRole.QUERY)
@Import({
    ConsentReadsConfiguration.class,
    HeldConfiguration.class,
    PlanReadsConfiguration.class,
    TraitReadsConfiguration.class,
    ReadModelsConfiguration.class,
    RetentionConfiguration.class,
    IdentityRulesConfiguration.class,
    JourneyReadsConfiguration.class,
    SegmentsReadConfiguration.class,
    SuggestionConfiguration.class
})
public class QuerySideConfiguration {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int MOST_LOOKS = 600;
    private static final Duration READERS_WAIT = Duration.ofSeconds(5);

    @Bean
    AccessRecorder accessRecorder(CommandGateway commands) {
        return new AccessRecorder(commands);
    }

    @Bean
    ReadGate readGate(Processors processors, AccessRecorder recorder, Environment environment) {
        return new ReadGate(
                processors, recorder, environment.getProperty("annals.access.purpose-required", Boolean.class, false));
    }

    @Bean
    OpenAPI apiDescription() {
        return ApiDescription.begin();
    }

    @Bean
    OpenApiCustomizer refusalsInApiDescription() {
        return new ApiDescription();
    }

    @Bean
    ProfileReads profileReads(ReadModel<FragmentDocument> fragments, EventLog log, SourcePriority priority) {
        return new ProfileReads(fragments, log, priority);
    }

    @Bean
    Timeline timeline(EventLog log) {
        return new Timeline(log);
    }

    @Bean
    LiveTimelines liveTimelines() {
        return new LiveTimelines(BETWEEN_LOOKS, MOST_LOOKS);
    }

    @Bean
    ProfileController profileController(
            ProfileAddress address, ProfileReads profiles, ProfileViews views, ReadGate gate) {
        return new ProfileController(address, profiles, views, gate);
    }

    @Bean
    ProfileViews profileViews(ConsentSummaries consents, OwnSegments segments, OwnTags tags, ComputedReads computed) {
        return new ProfileViews(consents, segments, tags, computed);
    }

    @Bean
    OwnTags ownTags(Clock clock) {
        return new OwnTags(clock);
    }

    @Bean
    TagsReadController tagsReadController(
            ProfileAddress address, ProfileReads profiles, OwnTags tags, OwnSegments segments, ReadGate gate) {
        return new TagsReadController(address, profiles, tags, segments, gate);
    }

    @Bean
    People people(
            EventLog log,
            ConsentReads consents,
            PurposeBook purposes,
            Memberships memberships,
            SegmentBook segments,
            TraitBook traits) {
        return new People(log, consents, purposes, memberships, segments, traits);
    }

    @Bean
    SearchController searchController(
            ReadModel<FragmentDocument> fragments, SourcePriority priority, People people, Clock clock, ReadGate gate) {
        return new SearchController(fragments, priority, people, clock, gate);
    }

    @Bean
    PseudonymsController pseudonymsController(
            ProfileAddress address, ProfileReads profiles, SubjectKeys keys, ReadGate gate) {
        return new PseudonymsController(address, profiles, new Pseudonyms(keys), gate);
    }

    @Bean
    TimelineController timelineController(
            ProfileAddress address, ProfileReads profiles, Timeline timeline, ReadGate gate, LiveTimelines live) {
        return new TimelineController(address, profiles, timeline, gate, live);
    }

    @Bean
    QuarantineController quarantineReadController(ReadModel<QuarantineDocument> items, ReadGate gate) {
        return new QuarantineController(new QuarantineReads(items), gate);
    }

    @Bean
    RequestsReadController requestsReadController(
            ReadModel<RequestDocument> requests,
            EventLog log,
            LawBook laws,
            ReadGate gate,
            PackageLinks packageLinks,
            Environment environment,
            Clock clock) {
        return new RequestsReadController(
                requests,
                log,
                laws,
                gate,
                new RequestPackages(packageLinks),
                new PublicAddress(environment.getProperty("annals.public-url")),
                clock);
    }

    @Bean
    ServiceViewController serviceViewController(
            ProfileAddress address,
            ProfileReads profiles,
            ProfileViews views,
            Timeline timeline,
            ReadModel<DeliveryDocument> deliveries,
            ReadModel<RequestDocument> requests,
            EventLog log,
            ReadGate gate) {
        return new ServiceViewController(
                address, profiles, views, timeline, new DeliveriesToPeople(deliveries), requests, log, gate);
    }

    @Bean
    DeliveriesReadController deliveriesReadController(
            ReadModel<DeliveryDocument> deliveries,
            EventLog log,
            ProfileAddress address,
            ProfileReads profiles,
            ReadGate gate) {
        return new DeliveriesReadController(deliveries, log, address, profiles, gate);
    }

    @Bean
    AudiencesReadController audiencesReadController(
            AudienceBook audiences, AudienceMembers members, Memberships memberships, ReadGate gate) {
        return new AudiencesReadController(audiences, members, memberships, gate);
    }

    @Bean
    ErasuresController erasuresReadController(
            ReadModel<ErasureDocument> erasures, EventLog log, SignedJson certificateSigner, ReadGate gate) {
        return new ErasuresController(erasures, log, certificateSigner, gate);
    }

    @Bean
    HoldsController holdsReadController(EventLog log, FragmentIds ids, ReadGate gate, Clock clock) {
        return new HoldsController(new LegalHolds(log, ids), log, gate, clock);
    }

    @Bean
    ResidencyController residencyController(
            ResidencyPolicy policy, ProfileAddress address, ProfileReads profiles, ReadGate gate) {
        return new ResidencyController(policy, address, profiles, gate);
    }

    @Bean
    ExportBorders exportBorders(ResidencyPolicy policy, ProfileReads profiles, AccessRecorder recorder) {
        return new ExportBorders(policy, profiles, recorder);
    }

    @Bean
    ReportsController reportsController(EventLog log, Clock clock, AccessRecorder recorder) {
        return new ReportsController(new Reports(log, clock), recorder);
    }

    @Bean
    ListedPositions listedPositions(ReadModel<AuditMark> marks, AuditLists lists, Processors processors) {
        return new ListedPositions(marks, lists, processors);
    }

    @Bean
    AuditController auditController(
            ProfileAddress address,
            ProfileReads profiles,
            EventLog log,
            FragmentIds ids,
            SourcePriority priority,
            ListedPositions listed,
            ReadGate gate,
            AccessRecorder recorder,
            ExportBorders borders) {
        return new AuditController(
                address,
                profiles,
                new AuditTrail(log, ids, priority),
                new LogAudit(log, listed),
                gate,
                recorder,
                borders);
    }

    @Bean
    LedgerController ledgerController(Checkpoints checkpoints, TileShelf tiles, LogRows rows, NoteSigner ledgerSigner) {
        return new LedgerController(
                new LedgerReads(checkpoints, tiles, rows, ledgerSigner.key()), new Coverage(checkpoints, READERS_WAIT));
    }

    @Bean
    OpenDsrReadController openDsrReadController(
            EventLog log,
            FragmentIds ids,
            ProcessorSignature signature,
            PackageLinks packageLinks,
            Environment environment) {
        return new OpenDsrReadController(
                log, ids, signature, new RequestPackages(packageLinks), environment.getProperty("annals.public-url"));
    }

    @Bean
    ProfileApiController profileApiController(
            ProfileAddress address, ProfileReads profiles, Timeline timeline, ReadGate gate) {
        return new ProfileApiController(address, profiles, timeline, gate);
    }
}
