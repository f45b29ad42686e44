package dev.annals.query.privacy.held;

import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.privacy.PackageLinks;
import dev.annals.platform.privacy.QuarantineSearch;
import dev.annals.platform.segment.Memberships;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.platform.trait.TraitBook;
import dev.annals.platform.web.PublicAddress;
import dev.annals.projections.ReadModel;
import dev.annals.projections.delivery.DeliveryDocument;
import dev.annals.projections.journey.RunDocument;
import dev.annals.projections.quarantine.QuarantineDocument;
import dev.annals.projections.request.RequestDocument;
import dev.annals.query.access.AccessRecorder;
import dev.annals.query.access.ReadGate;
import dev.annals.query.consent.ConsentSummaries;
import dev.annals.query.identity.ProfileReads;
import dev.annals.query.identity.suggestion.Suggestions;
import dev.annals.query.tag.OwnTags;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Opens the endpoints by which people get everything that is held about them. */
@Configuration(proxyBeanMethods = false)
public class HeldConfiguration {

    @Bean
    AccessPackages accessPackages(
            EventLog log,
            FragmentIds ids,
            ProfileReads profiles,
            ConsentSummaries consents,
            PurposeBook book,
            ReadModel<RequestDocument> requests,
            ReadModel<QuarantineDocument> quarantinedItems,
            QuarantineSearch quarantine,
            ReadModel<DeliveryDocument> deliveries,
            ReadModel<RunDocument> runs,
            SegmentBook segments,
            Memberships memberships,
            OwnTags tags,
            TraitBook traits,
            Suggestions suggestions) {
        return new AccessPackages(
                log,
                ids,
                profiles,
                consents,
                book,
                new BesidesTheStreams(requests, quarantinedItems, quarantine, log),
                new HeldElsewhere(deliveries, runs, segments, memberships, tags, traits, suggestions, log));
    }

    @Bean
    PackageController packageController(
            AccessPackages packages,
            PackageLinks links,
            ProfileAddress address,
            Environment environment,
            ReadGate gate,
            Clock clock) {
        PublicAddress publicAddress = new PublicAddress(environment.getProperty("annals.public-url"));
        return new PackageController(packages, links, address, publicAddress, gate, clock);
    }

    @Bean
    PackageDownloads packageDownloads(
            AccessPackages packages, PackageLinks links, AccessRecorder recorder, Clock clock) {
        return new PackageDownloads(packages, links, recorder, clock);
    }
}
