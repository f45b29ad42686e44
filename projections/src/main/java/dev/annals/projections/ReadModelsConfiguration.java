package dev.annals.projections;

import dev.annals.platform.documents.Documents;
import dev.annals.platform.sealing.RecordCodec;
import dev.annals.projections.consent.ConsentDocument;
import dev.annals.projections.consent.ConsentProjection;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.ProfileProjection;
import dev.annals.projections.ledger.TileShelf;
import dev.annals.projections.quarantine.QuarantineDocument;
import dev.annals.projections.quarantine.QuarantineProjection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what readers need of the projections; imported by the rooms that read and by the one that writes. */
@Configuration(proxyBeanMethods = false)
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
    ReadModel<FragmentDocument> fragments(LiveShelves shelves, Documents documents, RecordCodec codec) {
        return new ReadModel<>(new ProfileProjection(), shelves, documents, codec);
    }

    @Bean
    ReadModel<QuarantineDocument> quarantinedItems(LiveShelves shelves, Documents documents, RecordCodec codec) {
        return new ReadModel<>(new QuarantineProjection(), shelves, documents, codec);
    }

    @Bean
    ReadModel<ConsentDocument> consents(LiveShelves shelves, Documents documents, RecordCodec codec) {
        return new ReadModel<>(new ConsentProjection(), shelves, documents, codec);
    }
}
