package dev.annals.projections.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.Consents;
import dev.annals.api.consent.ExpressedBy;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.sealing.SealedRecords;
import dev.annals.testkit.InMemoryEventLog;
import dev.annals.testkit.InMemorySubjectKeys;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConsentProjectionTest {

    private static final FragmentId FRAGMENT = new FragmentId(new UUID(1, 1));
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final ConsentProjection projection = new ConsentProjection();
    private final InMemoryEventLog log = new InMemoryEventLog();

    @Test
    void everyRecordIsKeptWithWhereItStandsAndFoldsLikeTheStream() {
        Consents stream = Consents.NONE;
        for (ConsentState state : List.of(ConsentState.REQUESTED, ConsentState.GIVEN, ConsentState.WITHDRAWN)) {
            RecordedEvent recorded = log.append(FRAGMENT, said(state, NOON), "service:a");
            stream = stream.after(recorded.id(), (ConsentEvent) recorded.event());
        }
        ConsentDocument document = fold();
        assertThat(document.records())
                .extracting(ConsentDocument.Entry::position)
                .containsExactly(1L, 2L, 3L);
        assertThat(document.consents(entry -> true, null).standings()).isEqualTo(stream.standings());
    }

    @Test
    void aDocumentIsReadAsItWasWritten() {
        log.append(FRAGMENT, said(ConsentState.GIVEN, NOON), "service:a");
        SealedRecords codec = new SealedRecords(new InMemorySubjectKeys());
        ConsentDocument document = fold();
        assertThat(codec.read(codec.write(document), ConsentDocument.class)).isEqualTo(document);
    }

    @Test
    void aRecordThatWasRetractedDoesNotCountButStaysAndCanComeBack() {
        RecordedEvent given = log.append(FRAGMENT, said(ConsentState.GIVEN, NOON), "source:web");
        log.append(FRAGMENT, said(ConsentState.REFUSED, NOON.minusSeconds(60)), "source:web");
        RecordedEvent retracted = log.append(
                FRAGMENT, new ConsentEvent.ConsentRetracted(FRAGMENT, List.of(given.id()), new UUID(4, 4)), "admin:a");
        assertThat(stateNow()).isEqualTo(ConsentState.REFUSED);
        assertThat(fold().consents(entry -> true, retracted.at().minusMillis(1)).standings())
                .extracting(standing -> standing.spoken().state())
                .containsExactly(ConsentState.GIVEN);
        log.append(
                FRAGMENT, new ConsentEvent.ConsentRestored(FRAGMENT, List.of(given.id()), new UUID(4, 4)), "admin:a");
        assertThat(stateNow()).isEqualTo(ConsentState.GIVEN);
        assertThat(fold().records()).hasSize(2);
    }

    private ConsentState stateNow() {
        return fold().consents(entry -> true, null)
                .standings()
                .getFirst()
                .spoken()
                .state();
    }

    @Test
    void ofVeryManyTheLastExpressedAreKept() {
        for (int i = 0; i < ConsentDocument.MOST; i++) {
            log.append(FRAGMENT, said(ConsentState.GIVEN, NOON.plusSeconds(i)), "service:a");
        }
        log.append(FRAGMENT, said(ConsentState.REFUSED, NOON.minusSeconds(1)), "service:a");
        assertThat(fold().records())
                .hasSize(ConsentDocument.MOST)
                .noneMatch(entry -> entry.said().state() == ConsentState.REFUSED);
    }

    private ConsentDocument fold() {
        ConsentDocument document = null;
        for (RecordedEvent recorded : log.events()) {
            for (String key : projection.keys(recorded)) {
                document = projection.evolve(key, document, recorded);
            }
        }
        return document;
    }

    private static ConsentEvent said(ConsentState state, Instant at) {
        return ConsentEvent.of(
                state,
                FRAGMENT,
                new ConsentTerms(
                        new ConsentKey("marketing", "email", "main"),
                        at,
                        null,
                        0,
                        null,
                        null,
                        "web-form",
                        "service:a",
                        ExpressedBy.SUBJECT,
                        0,
                        null,
                        List.of(),
                        List.of()),
                null);
    }
}
