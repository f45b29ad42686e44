package dev.annals.projections;

import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.delivery.AudienceMembers;
import dev.annals.platform.delivery.Recipients;
import dev.annals.platform.delivery.SuppressingSegments;
import dev.annals.platform.delivery.SuppressingSegments.Suppression;
import dev.annals.platform.documents.Documents;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Processors;
import dev.annals.platform.identity.RulesInForce;
import dev.annals.platform.journey.JourneyPeople;
import dev.annals.platform.privacy.ErasureCheck;
import dev.annals.platform.privacy.QuarantineSearch;
import dev.annals.platform.sealing.RecordCodec;
import dev.annals.platform.segment.Memberships;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.platform.trait.TraitBook;
import dev.annals.projections.audit.AuditIndex;
import dev.annals.projections.audit.AuditLists;
import dev.annals.projections.audit.AuditMark;
import dev.annals.projections.consent.ConsentDocument;
import dev.annals.projections.consent.ConsentProjection;
import dev.annals.projections.delivery.AudienceDocument;
import dev.annals.projections.delivery.AudienceProjection;
import dev.annals.projections.delivery.DeliveriesTellNothing;
import dev.annals.projections.delivery.DeliveryDocument;
import dev.annals.projections.delivery.DeliveryProjection;
import dev.annals.projections.delivery.FoldedRecipients;
import dev.annals.projections.delivery.StoredAudiences;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.ProfileProjection;
import dev.annals.projections.identity.SourcePriority;
import dev.annals.projections.journey.DatedPerson;
import dev.annals.projections.journey.DatedProjection;
import dev.annals.projections.journey.RunDocument;
import dev.annals.projections.journey.RunProjection;
import dev.annals.projections.journey.StoredPeople;
import dev.annals.projections.ledger.TileShelf;
import dev.annals.projections.privacy.ErasureDocument;
import dev.annals.projections.privacy.ErasureProjection;
import dev.annals.projections.privacy.NothingDerived;
import dev.annals.projections.privacy.QuarantinedPeople;
import dev.annals.projections.quarantine.QuarantineDocument;
import dev.annals.projections.quarantine.QuarantineProjection;
import dev.annals.projections.request.RequestDocument;
import dev.annals.projections.request.RequestProjection;
import dev.annals.projections.segment.MembershipDocument;
import dev.annals.projections.segment.MembershipProjection;
import dev.annals.projections.segment.SegmentDay;
import dev.annals.projections.segment.SegmentHistoryProjection;
import dev.annals.projections.segment.SegmentReadsConfiguration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Wires what readers need of the projections, in every process: erasures look into read models, too. */
@Configuration(proxyBeanMethods = false)
@Import(SegmentReadsConfiguration.class)
public class ReadModelsConfiguration {

    @Bean
    LiveShelves liveShelves(Documents documents, RecordCodec codec) {
        return new LiveShelves(documents, codec);
    }

    @Bean
    TileShelf ledgerTiles(Documents documents) {
        return new TileShelf(documents);
    }

    @Bean
    ReadModel<FragmentDocument> fragments(LiveShelves shelves, EventLog log, Documents documents, RecordCodec codec) {
        return new ReadModel<>(new ProfileProjection(log), shelves, documents, codec);
    }

    /** {@code annals.identity.source-priority}: the names of sources, the most trusted first; default none. */
    @Bean
    SourcePriority sourcePriority(Environment environment, RulesInForce rules) {
        return new SourcePriority(
                list(environment, "annals.identity.source-priority"),
                () -> rules.now().priority());
    }

    /** A list, in one text with commas or as a YAML list. */
    private static List<String> list(Environment environment, String property) {
        return Binder.get(environment)
                .bind(property, Bindable.listOf(String.class))
                .orElse(List.of());
    }

    @Bean
    ReadModel<QuarantineDocument> quarantinedItems(LiveShelves shelves, Documents documents, RecordCodec codec) {
        return new ReadModel<>(new QuarantineProjection(), shelves, documents, codec);
    }

    @Bean
    ReadModel<ConsentDocument> consents(LiveShelves shelves, Documents documents, RecordCodec codec) {
        return new ReadModel<>(new ConsentProjection(), shelves, documents, codec);
    }

    @Bean
    ReadModel<ErasureDocument> erasureList(LiveShelves shelves, Documents documents, RecordCodec codec) {
        return new ReadModel<>(new ErasureProjection(), shelves, documents, codec);
    }

    @Bean
    ReadModel<RequestDocument> requestList(LiveShelves shelves, Documents documents, RecordCodec codec) {
        return new ReadModel<>(new RequestProjection(), shelves, documents, codec);
    }

    @Bean
    ReadModel<RunDocument> journeyRuns(LiveShelves shelves, Documents documents, RecordCodec codec) {
        return new ReadModel<>(new RunProjection(), shelves, documents, codec);
    }

    @Bean
    ReadModel<DatedPerson> datedPeople(
            LiveShelves shelves, EventLog log, Documents documents, RecordCodec codec, FragmentIds ids) {
        return new ReadModel<>(new DatedProjection(ids, log), shelves, documents, codec);
    }

    @Bean
    JourneyPeople journeyPeople(
            ReadModel<FragmentDocument> fragments,
            ReadModel<ConsentDocument> consents,
            ReadModel<DatedPerson> datedPeople,
            FragmentIds ids,
            SourcePriority priority,
            EventLog log,
            Processors processors,
            PurposeBook purposes,
            SegmentBook segments,
            TraitBook traits,
            ObjectProvider<Memberships> memberships) {
        return new StoredPeople(
                fragments,
                consents,
                datedPeople,
                ids,
                priority,
                log,
                processors,
                purposes,
                memberships::getIfAvailable,
                segments,
                traits);
    }

    @Bean
    ReadModel<DeliveryDocument> deliveryList(LiveShelves shelves, Documents documents, RecordCodec codec) {
        return new ReadModel<>(new DeliveryProjection(), shelves, documents, codec);
    }

    @Bean
    ReadModel<AudienceDocument> audienceDocuments(LiveShelves shelves, Documents documents, RecordCodec codec) {
        return new ReadModel<>(new AudienceProjection(), shelves, documents, codec);
    }

    @Bean
    AudienceMembers audienceMembers(
            ReadModel<AudienceDocument> audienceDocuments, ObjectProvider<Processors> processors) {
        return new StoredAudiences(audienceDocuments, processors::getObject);
    }

    @Bean
    Recipients recipients(
            ReadModel<FragmentDocument> fragments,
            SourcePriority priority,
            ObjectProvider<Processors> processors,
            ObjectProvider<SuppressingSegments> suppressing) {
        return new FoldedRecipients(
                fragments,
                priority,
                processors::getObject,
                profile -> suppressing.stream()
                        .findFirst()
                        .map(segments -> segments.of(profile))
                        .orElse(Suppression.NONE));
    }

    @Bean
    ErasureCheck deliveriesTellNothing(ReadModel<DeliveryDocument> deliveryList, EventLog log) {
        return new DeliveriesTellNothing(deliveryList, log);
    }

    @Bean
    ReadModel<MembershipDocument> memberDocuments(LiveShelves shelves, Documents documents, RecordCodec codec) {
        return new ReadModel<>(new MembershipProjection(), shelves, documents, codec);
    }

    @Bean
    ReadModel<SegmentDay> segmentDays(LiveShelves shelves, Documents documents, RecordCodec codec) {
        return new ReadModel<>(new SegmentHistoryProjection(), shelves, documents, codec);
    }

    @Bean
    QuarantineSearch quarantineSearch(ReadModel<QuarantineDocument> quarantinedItems, Processors processors) {
        return new QuarantinedPeople(quarantinedItems, processors);
    }

    @Bean
    ErasureCheck profilesTellNothing(ReadModel<FragmentDocument> fragments) {
        return NothingDerived.profiles(fragments);
    }

    @Bean
    ErasureCheck quarantineTellsNothing(ReadModel<QuarantineDocument> quarantinedItems) {
        return NothingDerived.quarantine(quarantinedItems);
    }

    @Bean
    AuditLists auditLists(FragmentIds ids) {
        return new AuditLists(ids);
    }

    @Bean
    ReadModel<AuditMark> auditMarks(LiveShelves shelves, Documents documents, RecordCodec codec, AuditLists lists) {
        return new ReadModel<>(new AuditIndex(lists), shelves, documents, codec);
    }
}
