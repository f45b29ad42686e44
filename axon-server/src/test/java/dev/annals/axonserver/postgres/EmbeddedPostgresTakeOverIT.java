package dev.annals.axonserver.postgres;

import static dev.annals.axonserver.postgres.Sql.answers;
import static dev.annals.axonserver.postgres.Sql.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTakeOverIT {

    @TempDir
    Path dataDir;

    private final List<String> steps = new ArrayList<>();

    @AfterEach
    void nothingKeepsRunning() {
        Postmaster.of(PostgresFolder.in(dataDir).cluster()).ifPresent(Postmaster::stop);
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(dataDir, steps::add);
    }

    @Nested
    class AfterItsOwnerWasKilled {

        @Test
        void isTakenOverWithEveryCommittedRow() throws Exception {
            try (var elsewhere = new OwnedElsewhere(dataDir)) {
                Set<Long> committed = elsewhere.untilCommitted(2_000).kill();

                assertThat(EmbeddedPostgres.orphan(dataDir))
                        .hasValueSatisfying(orphan -> assertThat(orphan.pid()).isEqualTo(elsewhere.postgresPid()));
                long begun = System.nanoTime();
                try (EmbeddedPostgres postgres = start()) {
                    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
                    assertThat(postgres.pid()).isEqualTo(elsewhere.postgresPid());
                    assertThat(steps).anyMatch(step -> step.startsWith("took over"));
                    assertThat(sessionsOfTheDead(postgres)).isEqualTo("0");
                    assertThat(rows(postgres)).containsAll(committed);
                    assertThat(EmbeddedPostgres.orphan(dataDir)).isEmpty();
                }
                assertThat(EmbeddedPostgres.orphan(dataDir)).isEmpty();
                assertThat(dataDir.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
            }
        }

        @Test
        void isStoppedAndStartedAnewWhenSettingsHaveChanged() throws Exception {
            try (var elsewhere = new OwnedElsewhere(dataDir)) {
                Set<Long> committed = elsewhere.untilCommitted(500).kill();
                Files.writeString(dataDir.resolve("postgres/local.conf"), "work_mem = '13MB'\n");

                try (EmbeddedPostgres postgres = start()) {
                    assertThat(postgres.pid()).isNotEqualTo(elsewhere.postgresPid());
                    assertThat(ask(postgres, "show work_mem")).isEqualTo("13MB");
                    assertThat(rows(postgres)).containsAll(committed);
                }
            }
        }

        @Test
        void recoversEveryCommittedRowWhenPostgresWasKilledToo() throws Exception {
            try (var elsewhere = new OwnedElsewhere(dataDir)) {
                elsewhere.untilCommitted(2_000);
                ProcessHandle.of(elsewhere.postgresPid()).orElseThrow().destroyForcibly();
                Set<Long> committed = elsewhere.kill();

                try (EmbeddedPostgres postgres = start()) {
                    assertThat(rows(postgres)).containsAll(committed);
                }
            }
        }

        private String sessionsOfTheDead(EmbeddedPostgres postgres) throws SQLException {
            return ask(postgres, "select count(*) from pg_stat_activity where query like 'insert%'");
        }
    }

    @Test
    void startsAgainByItselfWhenOnlyPostgresIsKilled() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            long killed = postgres.pid();
            int port = postgres.port();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();

            assertThat(Waiting.until(Duration.ofSeconds(30), () -> postgres.pid() != killed && answers(postgres)))
                    .isTrue();
            assertThat(postgres.port()).isEqualTo(port);
        }
    }

    @Nested
    class ADataFolderWithALivingOwner {

        @Test
        void isRefusedToAnotherProcessNamingTheOwner() throws Exception {
            try (var elsewhere = new OwnedElsewhere(dataDir)) {
                elsewhere.untilCommitted(1);
                assertThatThrownBy(EmbeddedPostgresTakeOverIT.this::start)
                        .isInstanceOf(EmbeddedPostgresException.class)
                        .hasMessageContaining(dataDir.toString())
                        .hasMessageContaining("process " + elsewhere.pid())
                        .hasMessageContaining("--data");
                assertThat(EmbeddedPostgres.orphan(dataDir)).isEmpty();
                elsewhere.untilCommitted(100);
            }
        }

        @Test
        void isRefusedToItsOwnProcessToo() {
            try (EmbeddedPostgres postgres = start()) {
                assertThatThrownBy(EmbeddedPostgresTakeOverIT.this::start)
                        .isInstanceOf(EmbeddedPostgresException.class);
                assertThat(EmbeddedPostgres.orphan(dataDir)).isEmpty();
                assertThat(postgres.isRunning()).isTrue();
            }
        }
    }

    private static Set<Long> rows(EmbeddedPostgres postgres) throws SQLException {
        Set<Long> ids = new HashSet<>();
        try (Connection connection = Sql.connect(postgres);
                var rows = connection.createStatement().executeQuery("select id from written")) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }
}
