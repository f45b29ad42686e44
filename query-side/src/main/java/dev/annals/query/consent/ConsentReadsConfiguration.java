package dev.annals.query.consent;

import dev.annals.platform.consent.PreferenceLinks;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.SignedJson;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.projections.ReadModel;
import dev.annals.projections.consent.ConsentDocument;
import dev.annals.query.access.ReadGate;
import dev.annals.query.identity.ProfileReads;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens what is read about purposes and consent: by programs, by officers, and by the people themselves. */
@Configuration(proxyBeanMethods = false)
public class ConsentReadsConfiguration {

    @Bean
    ConsentReads consentReads(ProfileReads profiles, ReadModel<ConsentDocument> consents) {
        return new ConsentReads(profiles, consents);
    }

    @Bean
    ProfileConsentsController profileConsentsController(
            ProfileAddress address, ConsentReads consents, PurposeBook book, EventLog log, ReadGate gate, Clock clock) {
        return new ProfileConsentsController(address, consents, book, log, gate, clock);
    }

    @Bean
    PreferencePageController preferencePageController(
            PreferenceLinks links, ConsentReads consents, PurposeBook book, EventLog log, ReadGate gate, Clock clock) {
        return new PreferencePageController(links, consents, book, log, gate, clock);
    }

    @Bean
    PurposesReadController purposesReadController(PurposeBook book) {
        return new PurposesReadController(book);
    }

    @Bean
    ConsentSummaries consentSummaries(ConsentReads consents, PurposeBook book, Clock clock) {
        return new ConsentSummaries(consents, book, clock);
    }

    @Bean
    Receipts receipts(ConsentReads consents, PurposeBook book, SignedJson certificateSigner) {
        return new Receipts(consents, book, certificateSigner);
    }

    @Bean
    ReceiptController receiptController(
            Receipts receipts,
            ConsentReads consents,
            ProfileAddress address,
            PreferenceLinks links,
            ReadGate gate,
            Clock clock) {
        return new ReceiptController(receipts, consents, address, links, gate, clock);
    }
}
