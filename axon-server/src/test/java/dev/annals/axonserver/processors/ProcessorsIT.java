package dev.annals.axonserver.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.annals.api.Event;
import dev.annals.api.access.AccessEvent.PersonalDataRead;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.axonserver.testing.TestHouse;
import dev.annals.axonserver.testing.TestPostgres;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.LogProcessor;
import dev.annals.platform.events.Processors;
import dev.annals.platform.events.Processors.DeadLetter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.JdbcTemplate;

class ProcessorsIT {

    private static final Duration SOON = Duration.ofMinutes(1);

    private final Noting noting = new Noting();
    private HikariDataSource database;
    private ConfigurableApplicationContext house;

    @BeforeEach
    void start() {
        database = TestPostgres.emptyLog();
        house = TestHouse.start(Map.of(), new LogProcessor("noting", noting));
    }

    @AfterEach
    void stop() {
        house.close();
        database.close();
    }

    @Test
    void aWaitingReaderIsToldWhenItsEventWasHandled() {
        assertThat(processors().position("noting")).isEqualTo(-1);
        assertThat(processors().await("noting", 1, Duration.ofMillis(30))).isFalse();

        long position = append(stream(), 0, 3);

        assertThat(processors().await("noting", position, SOON)).isTrue();
        assertThat(noting.purposes).containsExactly("0", "1", "2");
        assertThat(processors().position("noting")).isEqualTo(position);
        assertThat(processors().names()).containsExactly("noting");
        assertThat(processors().healthy("noting")).isTrue();
        assertThat(processors().healthy("other")).isFalse();
    }

    @Test
    void aNewEventIsHandledInAFractionOfTheTimeAxonWouldTake() {
        long begun = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            assertThat(processors().await("noting", append(stream(), 0, 1), SOON))
                    .isTrue();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aProcessorPausesBetweenTwoEventsAndGoesOnWhereItStopped() {
        FragmentId stream = stream();
        assertThat(processors().await("noting", append(stream, 0, 2), SOON)).isTrue();
        processors().pause("noting");
        long later = append(stream, 2, 4);
        assertThat(processors().healthy("noting")).isFalse();
        assertThat(processors().position("noting")).isEqualTo(later - 2);

        processors().resume("noting");

        assertThat(processors().await("noting", later, SOON)).isTrue();
        assertThat(noting.purposes).containsExactly("0", "1", "2", "3");
    }

    @Test
    void aRestartGoesOnWhereTheProcessStopped() {
        FragmentId stream = stream();
        assertThat(processors().await("noting", append(stream, 0, 2), SOON)).isTrue();
        house.close();
        Noting after = new Noting();
        house = TestHouse.start(Map.of(), new LogProcessor("noting", after));

        assertThat(processors().await("noting", append(stream, 2, 3), SOON)).isTrue();
        assertThat(after.purposes).containsExactly("2");
    }

    @Test
    void anEventThatCannotBeHandledIsParkedAndLaterOnesOfItsStreamWaitBehindIt() {
        FragmentId poisoned = stream();
        FragmentId sound = stream();
        noting.refused.add("1");
        append(poisoned, 0, 3);
        assertThat(processors().await("noting", append(sound, 7, 8), SOON)).isTrue();

        assertThat(noting.purposes).containsExactly("0", "7");
        List<DeadLetter> parked = processors().deadLetters("noting", 10);
        assertThat(parked).extracting(DeadLetter::position).containsExactly(2L, 3L);
        assertThat(parked).extracting(DeadLetter::stream).containsOnly(poisoned.toString());
        assertThat(parked).extracting(DeadLetter::eventName).containsOnly("access.personal-data-read");
        assertThat(parked.get(0).cause()).isEqualTo("IllegalStateException");
        assertThat(processors().deadLetterCount("noting")).isEqualTo(2);
        assertThat(processors().retry("noting", parked.get(0).id())).isFalse();

        noting.refused.clear();

        assertThat(processors().retry("noting", parked.get(0).id())).isTrue();
        assertThat(noting.purposes).containsExactly("0", "7", "1", "2");
        assertThat(processors().deadLetterCount("noting")).isZero();
    }

    @Test
    void nothingOfAnErrorsMessageIsKept() {
        noting.refused.add("0");
        assertThat(processors().await("noting", append(stream(), 0, 1), SOON)).isTrue();

        assertThat(new JdbcTemplate(database)
                        .queryForObject(
                                "select string_agg(d::text, ' ') from readstore.deadLetterEntry d", String.class))
                .doesNotContain("canary");
    }

    @Test
    void allParkedSequencesAreRetriedAtOnce() {
        noting.refused.add("0");
        append(stream(), 0, 2);
        assertThat(processors().await("noting", append(stream(), 0, 1), SOON)).isTrue();
        noting.refused.clear();

        assertThat(processors().retryAll("noting")).isEqualTo(3);
        assertThat(processors().deadLetters("noting", 10)).isEmpty();
    }

    @Test
    void aStoreThatIsAwayParksNothingAndIsTriedAgain() {
        house.close();
        house = TestHouse.start(Map.of("annals.processors.claim", "2s"), new LogProcessor("noting", noting));
        noting.storeAway = 2;
        assertThat(processors().await("noting", append(stream(), 0, 2), SOON)).isTrue();

        assertThat(noting.purposes).containsExactly("0", "1");
        assertThat(noting.storeAway).isZero();
        assertThat(processors().deadLetterCount("noting")).isZero();
    }

    @Test
    void anEventOfANameNobodyKnowsIsParkedWithItsKind() {
        FragmentId stream = stream();
        append(stream, 0, 1);
        JdbcTemplate jdbc = new JdbcTemplate(database);
        jdbc.update("insert into annals.event_kind (stream_type, payload_type, payload_revision)"
                + " values ('access', 'access.of-tomorrow', '3')");
        jdbc.update("""
                insert into annals.domain_event (time_stamp, aggregate_identifier, event_identifier, sequence_number,
                                                 kind, payload)
                select time_stamp, aggregate_identifier, gen_random_uuid(), 1,
                       (select id from annals.event_kind where payload_type = 'access.of-tomorrow'), payload
                from annals.domain_event""");
        assertThat(processors().await("noting", append(stream, 2, 3), SOON)).isTrue();

        List<DeadLetter> parked = processors().deadLetters("noting", 10);
        assertThat(parked)
                .extracting(DeadLetter::eventName)
                .containsExactly("access.of-tomorrow", "access.personal-data-read");
        assertThat(parked.getFirst().cause()).contains("UnknownEventException");
        assertThatThrownBy(() -> log().newest(stream, Long.MAX_VALUE, 10))
                .rootCause()
                .hasMessageContaining("No event is known here as access.of-tomorrow, revision 3");
    }

    @Test
    void aProcessorThatRunsElsewhereIsKnownByItsToken() {
        assertThat(processors().await("noting", append(stream(), 0, 2), SOON)).isTrue();
        try (ConfigurableApplicationContext reader = TestHouse.start(Map.of())) {
            Processors there = reader.getBean(Processors.class);

            assertThat(there.names()).containsExactly("noting");
            assertThat(there.await("noting", 2, SOON)).isTrue();
            assertThat(there.healthy("noting")).isFalse();
            assertThat(there.deadLetterCount("noting")).isZero();
            assertThatThrownBy(() -> there.pause("noting")).isInstanceOf(Rejected.class);
            assertThat(there.await("noting", append(stream(), 0, 1), SOON)).isTrue();
        }
    }

    @Test
    void segmentsShareTheWorkAndTogetherSeeEverything() {
        house.close();
        Noting shared = new Noting();
        house = TestHouse.start(Map.of(), new LogProcessor("shared", shared, 4, 50));
        long last = 0;
        for (int i = 0; i < 10; i++) {
            last = append(stream(), 0, 300);
        }

        assertThat(processors().await("shared", last, SOON)).isTrue();
        assertThat(shared.purposes).hasSize(3_000);
    }

    private long append(FragmentId stream, int from, int to) {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>("test"));
        unit.attachTransaction(house.getBean(TransactionManager.class));
        house.getBean(EventStore.class)
                .publish(IntStream.range(from, to)
                        .mapToObj(i -> event(stream, i))
                        .toList());
        unit.commit();
        return unit.<Long>getResource(EventLog.APPENDED_POSITION);
    }

    private static DomainEventMessage<?> event(FragmentId stream, int sequence) {
        return new GenericDomainEventMessage<>(
                "access",
                stream.toString(),
                sequence,
                new PersonalDataRead(stream, stream, "profile", Integer.toString(sequence)));
    }

    private Processors processors() {
        return house.getBean(Processors.class);
    }

    private EventLog log() {
        return house.getBean(EventLog.class);
    }

    private static FragmentId stream() {
        return new FragmentId(UUID.randomUUID());
    }

    /** Notes what it handles, and fails as told. */
    static final class Noting {

        final List<String> purposes = Collections.synchronizedList(new ArrayList<>());
        final Set<String> refused = ConcurrentHashMap.newKeySet();
        volatile int storeAway;

        @EventHandler
        synchronized void on(Event event) {
            String purpose = ((PersonalDataRead) event).purpose();
            if (storeAway > 0) {
                storeAway--;
                throw new TransientDataAccessResourceException("away");
            }
            if (refused.contains(purpose)) {
                throw new IllegalStateException("canary " + purpose);
            }
            purposes.add(purpose);
        }
    }
}
