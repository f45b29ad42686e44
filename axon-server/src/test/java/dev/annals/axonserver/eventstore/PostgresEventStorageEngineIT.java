package dev.annals.axonserver.eventstore;

import static dev.annals.axonserver.eventstore.TestLog.event;
import static dev.annals.axonserver.eventstore.TestLog.events;
import static dev.annals.axonserver.eventstore.TestLog.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.api.access.AccessEvent.PersonalDataRead;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.FragmentSnapshot;
import dev.annals.api.identity.Namespace;
import dev.annals.platform.events.DuplicateEventException;
import dev.annals.platform.events.EventLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresEventStorageEngineIT {

    private TestLog log;

    @BeforeEach
    void open() {
        log = new TestLog(100);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void givesBackWhatWasAppended() {
        FragmentId stream = stream();
        UUID id = UUID.randomUUID();
        Instant at = Instant.parse("2026-02-03T04:05:06.789012Z");
        DomainEventMessage<?> first = event(stream, 0, id, at).andMetaData(MetaData.with("actor", "admin:kay"));

        log.engine.appendEvents(List.of(first, event(stream, 1)));

        List<? extends DomainEventMessage<?>> read =
                log.engine.readEvents(stream.toString()).asStream().toList();
        assertThat(read).hasSize(2);
        assertThat(read.get(0).getIdentifier()).isEqualTo(id.toString());
        assertThat(read.get(0).getAggregateIdentifier()).isEqualTo(stream.toString());
        assertThat(read.get(0).getType()).isEqualTo("access");
        assertThat(read.get(0).getSequenceNumber()).isZero();
        assertThat(read.get(0).getTimestamp()).isEqualTo(at);
        assertThat(read.get(0).getMetaData()).isEqualTo(MetaData.with("actor", "admin:kay"));
        assertThat(read.get(0).getPayload()).isEqualTo(new PersonalDataRead(stream, stream, "profile", "purpose 0"));
        assertThat(read.get(1).getMetaData()).isEmpty();
    }

    @Test
    void eventsOfAStreamCarryTheirPosition() {
        FragmentId stream = stream();
        log.engine.appendEvents(List.of(event(stream(), 0), event(stream, 0)));

        DomainEventMessage<?> read = log.engine.readEvents(stream.toString()).next();

        assertThat(((TrackedEventMessage<?>) read).trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(2));
    }

    @Test
    void positionsFollowTheOrderOfTheAppend() {
        FragmentId stream = stream();
        log.engine.appendEvents(events(stream, 0, 350));

        List<Long> sequences = log.engine
                .readEvents((TrackingToken) null, false)
                .map(event -> ((DomainEventMessage<?>) event).getSequenceNumber())
                .toList();

        assertThat(sequences).hasSize(350).isSorted();
        assertThat(log.prefetched).isNotEmpty();
    }

    @Test
    void readsAStreamLongerThanAPageFromAnySequence() {
        FragmentId stream = stream();
        log.engine.appendEvents(events(stream, 0, 205));

        assertThat(log.engine.readEvents(stream.toString(), 3).asStream().map(DomainEventMessage::getSequenceNumber))
                .hasSize(202)
                .startsWith(3L)
                .endsWith(204L);
        assertThat(log.engine.readEvents(stream().toString()).hasNext()).isFalse();
        assertThat(log.engine.lastSequenceNumberFor(stream.toString())).contains(204L);
        assertThat(log.engine.lastSequenceNumberFor(stream().toString())).isEmpty();
    }

    @Test
    void theUnitOfWorkKnowsItsHighestPosition() {
        FragmentId stream = stream();
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>("test"));
        unit.attachTransaction(log.transactions);
        log.engine.appendEvents(events(stream, 0, 3));
        log.engine.appendEvents(events(stream, 3, 5));
        unit.commit();

        assertThat(unit.<Long>getResource(EventLog.APPENDED_POSITION)).isEqualTo(5L);
        assertThat(log.engine.head()).isEqualTo(5L);
    }

    @Test
    void aTakenPlaceInAStreamIsAConcurrentWrite() {
        FragmentId stream = stream();
        log.engine.appendEvents(events(stream, 0, 2));

        assertThatThrownBy(() -> log.engine.appendEvents(List.of(event(stream(), 0), event(stream, 1))))
                .isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> log.engine.appendEvents(List.of(event(stream, 0))))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(log.engine.head()).isEqualTo(2L);
    }

    @Test
    void anEventStoredBeforeIsADuplicate() {
        FragmentId stream = stream();
        DomainEventMessage<?> stored = event(stream, 0);
        log.engine.appendEvents(List.of(stored));

        assertThatThrownBy(() -> log.engine.appendEvents(List.of(
                        event(stream(), 0),
                        event(stream, 1, UUID.fromString(stored.getIdentifier()), stored.getTimestamp()))))
                .isInstanceOf(DuplicateEventException.class);
        assertThat(log.engine.head()).isEqualTo(1L);
    }

    @Test
    void theNewestSnapshotIsKept() {
        FragmentId stream = stream();
        FragmentSnapshot state =
                new FragmentSnapshot(stream, Namespace.EMAIL, null, List.of(), List.of(), List.of(), false, null);

        log.engine.storeSnapshot(new GenericDomainEventMessage<>("fragment", stream.toString(), 20, state));
        log.engine.storeSnapshot(new GenericDomainEventMessage<>("fragment", stream.toString(), 10, state));

        DomainEventMessage<?> read = log.engine.readSnapshot(stream.toString()).orElseThrow();
        assertThat(read.getSequenceNumber()).isEqualTo(20);
        assertThat(read.getPayload()).isEqualTo(state);
        assertThat(log.engine.readSnapshot(stream().toString())).isEmpty();
    }

    @Test
    void tokensNameTheBeginningTheEndAndAnyTime() {
        assertThat(log.engine.createTailToken()).isEqualTo(new GlobalSequenceTrackingToken(-1));
        assertThat(log.engine.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(-1));

        FragmentId stream = stream();
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        List<DomainEventMessage<?>> events = new ArrayList<>();
        for (int minute = 0; minute < 50; minute++) {
            events.add(event(stream, minute, UUID.randomUUID(), start.plusSeconds(60L * minute)));
        }
        log.engine.appendEvents(events);

        assertThat(log.engine.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(50));
        assertThat(log.engine.createTokenAt(start)).isEqualTo(new GlobalSequenceTrackingToken(0));
        assertThat(log.engine.createTokenAt(start.plusSeconds(60 * 30 - 1)))
                .isEqualTo(new GlobalSequenceTrackingToken(30));
        assertThat(log.engine.createTokenAt(start.plusSeconds(99_999))).isEqualTo(new GlobalSequenceTrackingToken(50));
    }

    @Test
    void holesLeftByRollbacksMeanNothing() {
        FragmentId stream = stream();
        log.engine.appendEvents(List.of(event(stream, 0)));
        assertThatThrownBy(() -> log.engine.appendEvents(List.of(event(stream, 0))))
                .isInstanceOf(ConcurrencyException.class);
        log.engine.appendEvents(List.of(event(stream, 1)));

        List<? extends TrackedEventMessage<?>> read =
                log.engine.readEvents(new GlobalSequenceTrackingToken(1), false).toList();

        assertThat(read).hasSize(1);
        assertThat(read.getFirst().trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(3));
    }
}
