package dev.annals.axonserver.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import dev.annals.api.Event;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.interaction.Span;
import dev.annals.api.privacy.ErasureEvent.Expired;
import dev.annals.api.privacy.ErasureEvent.PurposeExpired;
import dev.annals.axonserver.testing.TestHouse;
import dev.annals.axonserver.testing.TestPostgres;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.crypto.SubjectKeys;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Expiries;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.ledger.Leaves;
import dev.annals.platform.ledger.LogRow;
import dev.annals.platform.ledger.LogRows;
import dev.annals.platform.privacy.Ciphertext;
import dev.annals.platform.privacy.Ciphertext.Portion;
import dev.annals.platform.privacy.Ciphertext.Sweep;
import dev.annals.platform.sealing.PurgedForm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

class PostgresCiphertextIT {

    private static final FragmentId ANNA = new FragmentId(new UUID(1, 1));
    private static final FragmentId BEN = new FragmentId(new UUID(2, 2));

    private final HikariDataSource pool = TestPostgres.emptyLog();
    private final JdbcTemplate database = new JdbcTemplate(pool);
    private final ConfigurableApplicationContext house = TestHouse.start(Map.of());
    private final Ciphertext ciphertext = house.getBean(Ciphertext.class);

    @BeforeEach
    void annaIsErasedAndBenIsNot() {
        opened(ANNA, "anna@example.org");
        opened(BEN, "ben@example.org");
        house.getBean(SubjectKeys.class).settle(Map.of(ANNA, 1));
    }

    @AfterEach
    void close() {
        house.close();
        pool.close();
    }

    @Test
    void whatNobodyCanOpenIsTakenOutAndEverythingElseStays() {
        byte[] leaf = new Leaves().hash(row(ANNA));
        byte[] bens = row(BEN).payload();

        try (Sweep sweep = begun()) {
            sweep.look().forEach(sweep::empty);
            sweep.reclaim(false);
        }

        assertThat(PurgedForm.is(row(ANNA).payload())).isTrue();
        assertThat(new Leaves().hash(row(ANNA))).isEqualTo(leaf);
        assertThat(row(BEN).payload()).isEqualTo(bens);
        assertThat(value(ANNA)).isNull();
        assertThat(value(BEN)).isEqualTo("ben@example.org");
        try (Sweep again = begun()) {
            assertThat(again.look()).isEmpty();
        }
    }

    @Test
    void whatIsToldNoMoreIsTakenOutOfSomebodyWhoStaysAndWasNotReadBefore() {
        interacted(BEN, 1);
        interacted(BEN, 2);
        FragmentIds ids = house.getBean(FragmentIds.class);
        FragmentId retention = Expiries.stream(ids);
        publish(
                "erasure",
                retention,
                0,
                new PurposeExpired(BEN, "analytics", "request", List.of(new Expired(BEN, List.of(new Span(1, 1)))), 1));
        house.getBean(Expiries.class).refresh();
        assertThat(said(BEN)).containsExactly(false, true);

        try (Sweep sweep = ciphertext.sweepExpired().orElseThrow()) {
            assertThat(sweep.look())
                    .singleElement()
                    .satisfies(it -> assertThat(it.rows()).isEqualTo(1));
            sweep.look().forEach(sweep::empty);
        }

        assertThat(rows(BEN)).extracting(row -> PurgedForm.is(row.payload())).containsExactly(false, true, false);
        assertThat(PurgedForm.is(row(ANNA).payload()))
                .as("nobody asked for hers")
                .isFalse();
        assertThat(value(BEN)).isEqualTo("ben@example.org");
        assertThat(said(BEN)).containsExactly(false, true);
    }

    @Test
    void aSweepThatWasCutShortFindsTheSameAgain() {
        List<Portion> first;
        try (Sweep sweep = begun()) {
            first = sweep.look();
        }
        try (Sweep sweep = begun()) {
            assertThat(sweep.look()).isEqualTo(first).hasSize(1);
        }
        assertThat(first.getFirst().rows()).isEqualTo(1);
        assertThat(first.getFirst().from()).isEqualTo(row(ANNA).position());
    }

    @Test
    void onlyOneSweepsAtATime() {
        try (Sweep sweep = begun()) {
            assertThat(sweep.look()).isNotEmpty();
            assertThat(ciphertext.sweep()).isEmpty();
        }
        begun().close();
    }

    @Test
    void onlyThatOfTheSubjectsAskedAboutIsTakenOut() {
        try (Sweep sweep = ciphertext.sweep(Set.of(BEN)).orElseThrow()) {
            assertThat(sweep.look()).isEmpty();
        }
    }

    @Test
    void aPortionThatIsNotWhatWasLookedAtIsLeftAlone() {
        byte[] before = row(BEN).payload();
        try (Sweep sweep = begun()) {
            Portion portion = sweep.look().getFirst();
            database.update(
                    "update annals.domain_event set payload = ? where global_index = ?",
                    before,
                    row(ANNA).position());

            assertThatIllegalStateException().isThrownBy(() -> sweep.empty(portion));
        }
        assertThat(row(ANNA).payload()).isEqualTo(before);
        begun().close();
    }

    private Sweep begun() {
        return ciphertext.sweep().orElseThrow();
    }

    private void opened(FragmentId fragment, String mail) {
        publish("fragment", fragment, 0, new FragmentOpened(fragment, Namespace.EMAIL, mail));
    }

    private void interacted(FragmentId fragment, long sequence) {
        Instant at = Instant.parse("2026-03-01T10:00:00Z");
        Content content = new Content("m-" + sequence, List.of(), null, Map.of(), Map.of(), Map.of());
        publish(
                "fragment",
                fragment,
                sequence,
                new InteractionRecorded(
                        fragment, "web", InteractionType.PAGE, "Home", at, at, false, List.of(), content));
    }

    private void publish(String kind, FragmentId stream, long sequence, Event event) {
        house.getBean(EventStore.class)
                .publish(new GenericDomainEventMessage<>(kind, stream.toString(), sequence, event));
    }

    /** Of each interaction of a fragment, whether the log tells what it said. */
    private List<Boolean> said(FragmentId fragment) {
        try (Stream<RecordedEvent> stream = house.getBean(EventLog.class).stream(fragment, 1)) {
            return stream.map(recorded -> ((InteractionRecorded) recorded.event()).content() != null)
                    .toList();
        }
    }

    private LogRow row(FragmentId fragment) {
        return rows(fragment).getFirst();
    }

    private List<LogRow> rows(FragmentId fragment) {
        return house.getBean(LogRows.class).after(-1, 10).stream()
                .filter(row -> row.stream().equals(fragment.value()))
                .toList();
    }

    private String value(FragmentId fragment) {
        try (Stream<RecordedEvent> stream = house.getBean(EventLog.class).stream(fragment, 0)) {
            return ((FragmentOpened) stream.findFirst().orElseThrow().event()).value();
        }
    }
}
