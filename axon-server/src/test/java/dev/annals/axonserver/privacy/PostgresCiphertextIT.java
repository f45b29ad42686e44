package dev.annals.axonserver.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.Namespace;
import dev.annals.axonserver.testing.TestHouse;
import dev.annals.axonserver.testing.TestPostgres;
import dev.annals.platform.crypto.SubjectKeys;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.ledger.Leaves;
import dev.annals.platform.ledger.LogRow;
import dev.annals.platform.ledger.LogRows;
import dev.annals.platform.privacy.Ciphertext;
import dev.annals.platform.privacy.Ciphertext.Portion;
import dev.annals.platform.privacy.Ciphertext.Sweep;
import dev.annals.platform.sealing.PurgedForm;
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
            assertThat(ciphertext.sweep(Set.of())).isEmpty();
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
        return ciphertext.sweep(Set.of()).orElseThrow();
    }

    private void opened(FragmentId fragment, String mail) {
        house.getBean(EventStore.class)
                .publish(new GenericDomainEventMessage<>(
                        "fragment", fragment.toString(), 0, new FragmentOpened(fragment, Namespace.EMAIL, mail)));
    }

    private LogRow row(FragmentId fragment) {
        return house.getBean(LogRows.class).after(-1, 10).stream()
                .filter(row -> row.stream().equals(fragment.value()))
                .findFirst()
                .orElseThrow();
    }

    private String value(FragmentId fragment) {
        try (Stream<RecordedEvent> stream = house.getBean(EventLog.class).stream(fragment, 0)) {
            return ((FragmentOpened) stream.findFirst().orElseThrow().event()).value();
        }
    }
}
