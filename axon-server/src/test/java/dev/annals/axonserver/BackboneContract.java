package dev.annals.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.api.Event;
import dev.annals.api.access.AccessEvent.PersonalDataRead;
import dev.annals.api.access.RecordAccess;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.FragmentSnapshot;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.Namespace;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.events.DuplicateEventException;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.LogProcessor;
import dev.annals.platform.events.Processors;
import dev.annals.platform.events.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** What the rest of the house may expect of any backbone. The log need not be empty when a test begins. */
public abstract class BackboneContract {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Noting noting = new Noting();
    private ConfigurableApplicationContext house;

    /** Starts an application on the backbone; called again for a restart. */
    protected abstract ConfigurableApplicationContext start(LogProcessor... processors);

    @BeforeEach
    void begin() {
        house = start(new LogProcessor("contract", noting));
    }

    @AfterEach
    void end() {
        house.close();
    }

    @Test
    void whatIsAppendedIsReadBack() {
        FragmentId stream = stream();
        long before = log().head();
        List<DomainEventMessage<?>> events = reads(stream, 0, 5);
        long position = append(events);
        assertThat(processors().await("contract", position, SOON)).isTrue();
        awaitPositions();

        List<RecordedEvent> read = toList(log().stream(stream, 0));
        assertThat(read).extracting(RecordedEvent::sequence).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(read).extracting(RecordedEvent::id).containsExactlyElementsOf(ids(events));
        assertThat(read).extracting(RecordedEvent::event).containsExactlyElementsOf(payloads(events));
        assertThat(read).extracting(RecordedEvent::position).isSorted().allMatch(at -> at > before);
        assertThat(read).extracting(RecordedEvent::actor).containsOnly("admin:kay");
        assertThat(toList(log().stream(stream, 3))).isEqualTo(read.subList(3, 5));
        assertThat(log().newest(stream, Long.MAX_VALUE, 2)).isEqualTo(List.of(read.get(4), read.get(3)));
        assertThat(log().newest(stream, 2, 9)).isEqualTo(List.of(read.get(1), read.get(0)));
        assertThat(log().newest(stream(), Long.MAX_VALUE, 2)).isEmpty();
        assertThat(toList(log().all(before))).isEqualTo(read);
        assertThat(log().all(log().head())).isEmpty();
        FragmentId empty = stream();
        assertThat(log().heads(List.of(stream, empty))).isEqualTo(Map.of(stream, 4L));
    }

    @Test
    void personalComponentsComeBackOpened() {
        FragmentId stream = stream();
        FragmentOpened opened = new FragmentOpened(stream, Namespace.EMAIL, "kay@example.org");
        append(List.of(new GenericDomainEventMessage<>("fragment", stream.toString(), 0, opened)));

        assertThat(toList(log().stream(stream, 0)))
                .extracting(RecordedEvent::event)
                .containsExactly(opened);
    }

    @Test
    void aSnapshotSparesTheEventsBeforeIt() {
        FragmentId stream = stream();
        append(reads(stream, 0, 4));
        FragmentSnapshot snapshot =
                new FragmentSnapshot(stream, Namespace.EMAIL, null, List.of(), List.of(), List.of(), false, null);
        store().storeSnapshot(new GenericDomainEventMessage<>("access", stream.toString(), 2, snapshot));

        assertThat(eventually(
                        () -> store().readEvents(stream.toString())
                                .asStream()
                                .map(DomainEventMessage::getSequenceNumber)
                                .toList(),
                        List.of(2L, 3L)))
                .containsExactly(2L, 3L);
        assertThat(store().readEvents(stream.toString()).peek().getPayload()).isEqualTo(snapshot);
    }

    @Test
    void anEventThatIsStoredAlreadyIsRefusedAndKnown() {
        FragmentId stream = stream();
        List<DomainEventMessage<?>> events = reads(stream, 0, 2);
        append(events);
        DomainEventMessage<?> again =
                message(stream, 2, UUID.fromString(events.get(1).getIdentifier()));
        UUID fresh = UUID.randomUUID();

        assertThatThrownBy(() -> append(List.of(message(stream(), 0, fresh), again)))
                .isInstanceOf(DuplicateEventException.class);
        assertThat(log().existing(List.of(UUID.fromString(again.getIdentifier()), fresh)))
                .containsExactly(UUID.fromString(again.getIdentifier()));
        assertThat(log().existing(List.of())).isEmpty();
    }

    @Test
    void aTakenPlaceInAStreamIsAConcurrentWriteAndNothingOfItIsStored() {
        FragmentId stream = stream();
        append(reads(stream, 0, 2));
        UUID fresh = UUID.randomUUID();

        assertThatThrownBy(() -> append(List.of(message(stream, 1, fresh)))).isInstanceOf(ConcurrencyException.class);
        assertThat(log().existing(List.of(fresh))).isEmpty();
        assertThat(toList(log().stream(stream, 0))).hasSize(2);
    }

    @Test
    void aProcessorSeesEveryEventOnceAlsoOverARestart() {
        FragmentId stream = stream();
        assertThat(processors().await("contract", append(reads(stream, 0, 300)), SOON))
                .isTrue();
        house.close();
        Noting after = new Noting();
        house = start(new LogProcessor("contract", after));

        assertThat(processors().await("contract", append(reads(stream, 300, 310)), SOON))
                .isTrue();
        assertThat(noting.of(stream)).containsExactlyElementsOf(purposes(0, 300));
        assertThat(after.of(stream)).containsExactlyElementsOf(purposes(300, 310));
    }

    @Test
    void aCommandIsAnsweredOrRefusedAsInTheSameProcess() throws Exception {
        FragmentId refused = stream();
        try (var registration = house.getBean(CommandBus.class).subscribe(RecordAccess.class.getName(), command -> {
            if (((RecordAccess) command.getPayload()).profile().equals(refused)) {
                throw new Rejected(Rejection.GONE, "erased");
            }
            return 42L;
        })) {
            assertThat(registration).isNotNull();
            CommandGateway gateway = house.getBean(CommandGateway.class);

            assertThat(gateway.<Long>sendAndWait(new RecordAccess(stream(), "admin:kay", "profile", "test")))
                    .isEqualTo(42L);
            assertThatThrownBy(() -> gateway.sendAndWait(new RecordAccess(refused, "admin:kay", "profile", "test")))
                    .isInstanceOfSatisfying(Rejected.class, rejected -> {
                        assertThat(rejected.rejection()).isEqualTo(Rejection.GONE);
                        assertThat(rejected.detail()).isEqualTo("erased");
                    });
        }
    }

    /** Where positions of stream reads are known only after a processor noted them, waits for it. */
    protected void awaitPositions(Processors processors, long head) {}

    private void awaitPositions() {
        awaitPositions(processors(), log().head());
    }

    private static <T> T eventually(Supplier<T> asked, T expected) {
        long deadline = System.nanoTime() + SOON.toNanos();
        T answer = asked.get();
        while (!answer.equals(expected) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
            answer = asked.get();
        }
        return answer;
    }

    private long append(List<DomainEventMessage<?>> events) {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>("test"));
        try {
            unit.attachTransaction(house.getBean(TransactionManager.class));
            store().publish(events);
            unit.commit();
        } catch (RuntimeException e) {
            if (unit.isActive()) {
                unit.rollback(e);
            }
            throw e;
        }
        Long position = unit.getResource(EventLog.APPENDED_POSITION);
        return position == null ? log().head() : position;
    }

    private static List<DomainEventMessage<?>> reads(FragmentId stream, int from, int to) {
        return IntStream.range(from, to)
                .<DomainEventMessage<?>>mapToObj(i -> message(stream, i, UUID.randomUUID()))
                .toList();
    }

    private static DomainEventMessage<?> message(FragmentId stream, long sequence, UUID id) {
        PersonalDataRead event = new PersonalDataRead(stream, stream, "profile", Long.toString(sequence));
        return new GenericDomainEventMessage<>(
                "access",
                stream.toString(),
                sequence,
                new GenericMessage<>(id.toString(), event, MetaData.with(RecordedEvent.ACTOR, "admin:kay")),
                Instant.now());
    }

    private static List<UUID> ids(List<DomainEventMessage<?>> events) {
        return events.stream()
                .map(event -> UUID.fromString(event.getIdentifier()))
                .toList();
    }

    private static List<Event> payloads(List<DomainEventMessage<?>> events) {
        return events.stream().map(event -> (Event) event.getPayload()).toList();
    }

    private static List<String> purposes(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    private static List<RecordedEvent> toList(Stream<RecordedEvent> events) {
        try (events) {
            return events.toList();
        }
    }

    private EventStore store() {
        return house.getBean(EventStore.class);
    }

    private EventLog log() {
        return house.getBean(EventLog.class);
    }

    private Processors processors() {
        return house.getBean(Processors.class);
    }

    private static FragmentId stream() {
        return new FragmentId(UUID.randomUUID());
    }

    static final class Noting {

        private final List<PersonalDataRead> noted = Collections.synchronizedList(new ArrayList<>());

        @EventHandler
        void on(Event event) {
            if (event instanceof PersonalDataRead read) {
                noted.add(read);
            }
        }

        List<String> of(FragmentId stream) {
            synchronized (noted) {
                return noted.stream()
                        .filter(read -> read.stream().equals(stream))
                        .map(PersonalDataRead::purpose)
                        .toList();
            }
        }
    }
}
