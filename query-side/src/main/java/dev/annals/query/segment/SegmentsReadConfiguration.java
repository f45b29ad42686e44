package dev.annals.query.segment;

import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.segment.Memberships;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.platform.segment.SegmentConsumers;
import dev.annals.platform.segment.SegmentPreviews;
import dev.annals.platform.trait.TraitBook;
import dev.annals.projections.ReadModel;
import dev.annals.projections.segment.SegmentDay;
import dev.annals.query.access.AccessRecorder;
import dev.annals.query.access.ReadGate;
import dev.annals.query.consent.ConsentReads;
import dev.annals.query.identity.ProfileReads;
import dev.annals.query.identity.search.People;
import dev.annals.query.privacy.ExportBorders;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what is asked about segments. */
@Configuration(proxyBeanMethods = false)
public class SegmentsReadConfiguration {

    @Bean
    SegmentReads segmentReads(
            SegmentBook book,
            Memberships memberships,
            EventLog log,
            PastMembers past,
            ObjectProvider<SegmentPreviews> previews,
            ReadGate gate) {
        return new SegmentReads(book, memberships, past, previews, log, gate);
    }

    @Bean
    PastPeople pastPeople(
            People people, OwnSegments segments, ConsentReads consents, PurposeBook purposes, TraitBook traits) {
        return new PastPeople(people, segments, consents, purposes, traits);
    }

    @Bean
    Explanations segmentExplanations(
            SegmentBook book,
            Memberships memberships,
            PastMembers past,
            People people,
            PastPeople then,
            TraitBook traits,
            Clock clock) {
        return new Explanations(book, memberships, past, people, then, traits, clock);
    }

    @Bean
    SeenNames seenNames(EventLog log, Clock clock) {
        return new SeenNames(log, clock);
    }

    @Bean
    DefinedNames definedNames(SegmentBook segments, TraitBook traits, PurposeBook purposes) {
        return new DefinedNames(segments, traits, purposes);
    }

    @Bean
    PastMembers pastMembers(EventLog log, FragmentIds ids) {
        return new PastMembers(log, ids);
    }

    @Bean
    OwnSegments ownSegments(SegmentBook book, Memberships memberships, PastMembers past) {
        return new OwnSegments(book, memberships, past);
    }

    @Bean
    SegmentReadController segmentReadController(
            SegmentReads segments,
            SegmentBook book,
            ReadModel<SegmentDay> days,
            FragmentIds ids,
            ObjectProvider<SegmentConsumers> consumers,
            Clock clock) {
        return new SegmentReadController(
                segments,
                book,
                new SegmentDays(days, ids),
                consumers.orderedStream().toList(),
                clock);
    }

    @Bean
    SnapshotController snapshotController(SegmentReads segments, CommandGateway commands, Clock clock) {
        return new SnapshotController(segments, commands, clock);
    }

    @Bean
    SegmentMembersController segmentMembersController(
            SegmentReads segments,
            Explanations explanations,
            OwnSegments own,
            SeenNames names,
            DefinedNames defined,
            Usable usable,
            ProfileAddress address,
            ProfileReads profiles,
            ReadGate gate) {
        return new SegmentMembersController(
                segments, explanations, own, names, defined, usable, address, profiles, gate);
    }

    @Bean
    SegmentExportController segmentExportController(
            SegmentReads segments, Usable usable, AccessRecorder recorder, ExportBorders borders) {
        return new SegmentExportController(segments, usable, recorder, borders);
    }

    @Bean
    Usable usableMembers(ProfileReads profiles, ConsentReads consents, PurposeBook purposes, Clock clock) {
        return new Usable(profiles, consents, purposes, clock);
    }
}
