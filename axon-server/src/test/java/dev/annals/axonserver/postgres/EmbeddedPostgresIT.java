package dev.annals.axonserver.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

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

    @Test
    void keepsWhatWasWrittenOverAnOrderlyStopAndStart() throws Exception {
        int port;
        try (EmbeddedPostgres postgres = start()) {
            port = postgres.port();
            execute(postgres, "create table kept (word text)");
            execute(postgres, "insert into kept values ('書')");
        }
        assertThat(dataDir.resolve("postgres/cluster/postmaster.pid")).doesNotExist();

        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres, "select word from kept")).isEqualTo("書");
            assertThat(postgres.port()).isEqualTo(port);
        }
        assertThat(steps)
                .filteredOn(step -> step.startsWith("database created"))
                .hasSize(1);
    }

    @Test
    void isDurableAndModest() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres, "show fsync")).isEqualTo("on");
            assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(postgres, "show data_checksums")).isEqualTo("on");
            assertThat(ask(postgres, "show server_encoding")).isEqualTo("UTF8");
            assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(postgres, "show shared_buffers")).isEqualTo("128MB");
            assertThat(ask(postgres, "show jit")).isEqualTo("off");
            assertThat(ask(
                            postgres,
                            "select concat(datlocprovider, datlocale) from pg_database where datname = 'annals'"))
                    .isEqualTo("bC.UTF-8");
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "guess"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), "postgres", postgres.password()))
                    .isInstanceOf(SQLException.class);
            assertThat(ask(postgres, "select rolsuper from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
            assertThat(ask(postgres, "select rolpassword is null from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
            assertThat(ask(postgres, "show password_encryption")).isEqualTo("scram-sha-256");
        }
    }

    @Test
    void keepsItsFilesToItself() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            execute(postgres, "create table anything (word text)");
            assertThat(modes(dataDir.resolve("postgres"))).isSubsetOf("rwx------", "rw-------");
        }
    }

    @Test
    void anOperatorsOwnSettingsCountButCannotMakeItForgetful() throws Exception {
        Files.createDirectories(dataDir.resolve("postgres"));
        Files.writeString(dataDir.resolve("postgres/local.conf"), "work_mem = '13MB'\nfsync = off\n");
        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres, "show work_mem")).isEqualTo("13MB");
            assertThat(ask(postgres, "show fsync")).isEqualTo("on");
        }
    }

    @Nested
    class AValueInAFailingStatement {

        @Test
        void reachesNoLog() throws Exception {
            String canary = "canary" + UUID.randomUUID().toString().replace("-", "");
            try (EmbeddedPostgres postgres = start()) {
                execute(postgres, "create table guarded (word text primary key, amount int check (amount > 0))");
                try (Connection connection = WriteLoad.connect(postgres);
                        var insert = connection.prepareStatement("insert into guarded values (?, ?)")) {
                    insert.setString(1, canary);
                    insert.setInt(2, 1);
                    insert.execute();
                    assertThatThrownBy(insert::execute).hasMessageContaining(canary);
                    insert.setInt(2, -1);
                    assertThatThrownBy(insert::execute).hasMessageContaining(canary);
                }
                assertThatThrownBy(() -> ask(postgres, "select '" + canary + "'::int"))
                        .hasMessageContaining(canary);
                assertThatThrownBy(() -> ask(postgres, "select " + canary + "()"))
                        .hasMessageContaining(canary);
            }
            assertThat(allLogs()).contains("database system is ready").doesNotContain(canary);
        }

        @Test
        void reachesNoLogWhenItsBackendCrashes() throws Exception {
            String canary = "canary" + UUID.randomUUID().toString().replace("-", "");
            try (EmbeddedPostgres postgres = start();
                    Connection victim = WriteLoad.connect(postgres);
                    Connection other = WriteLoad.connect(postgres)) {
                long backend = Long.parseLong(ask(victim, "select pg_backend_pid()"));
                ask(victim, "select '" + canary + "'");
                ProcessHandle.of(backend).orElseThrow().destroyForcibly();
                assertThatThrownBy(() -> ask(victim, "select 1")).isInstanceOf(SQLException.class);
                assertThat(Waiting.until(Duration.ofSeconds(20), () -> answers(postgres)))
                        .isTrue();
                assertThatThrownBy(() -> ask(other, "select 1")).isInstanceOf(SQLException.class);
            }
            assertThat(allLogs()).contains("was terminated by signal 9").doesNotContain(canary);
        }

        private String allLogs() throws IOException {
            var all = new StringBuilder();
            try (var files = Files.list(dataDir.resolve("postgres/log"))) {
                for (Path file : files.toList()) {
                    all.append(Files.readString(file));
                }
            }
            return all.toString();
        }
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
                assertThatThrownBy(EmbeddedPostgresIT.this::start)
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
                assertThatThrownBy(EmbeddedPostgresIT.this::start).isInstanceOf(EmbeddedPostgresException.class);
                assertThat(EmbeddedPostgres.orphan(dataDir)).isEmpty();
                assertThat(postgres.isRunning()).isTrue();
            }
        }
    }

    @Nested
    class FilesItCannotServe {

        @Test
        void aHalfMadeClusterIsThrownAwayAndMadeAnew() throws Exception {
            Path half = dataDir.resolve("postgres/cluster-unfinished-1");
            Files.createDirectories(half.resolve("base"));
            Files.writeString(half.resolve("PG_VERSION"), "18\n");
            try (EmbeddedPostgres postgres = start()) {
                assertThat(answers(postgres)).isTrue();
                assertThat(half).doesNotExist();
            }
        }

        @Test
        void anOlderMajorVersionIsRefusedNamingTheWayOut() throws Exception {
            Files.createDirectories(dataDir.resolve("postgres/cluster"));
            Files.writeString(dataDir.resolve("postgres/cluster/PG_VERSION"), "16\n");
            assertThatThrownBy(EmbeddedPostgresIT.this::start)
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("PostgreSQL 16")
                    .hasMessageContaining("pg_upgrade");
            assertThat(OwnerLock.isTaken(dataDir.resolve("postgres/lock"))).isFalse();
        }

        @Test
        void aFolderThatIsNoClusterIsRefused() throws Exception {
            Files.createDirectories(dataDir.resolve("postgres/cluster"));
            assertThatThrownBy(EmbeddedPostgresIT.this::start)
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("PG_VERSION is missing");
        }

        @Test
        void aDamagedClusterIsRefusedWithPostgresOwnWords() throws Exception {
            start().close();
            Files.delete(dataDir.resolve("postgres/cluster/global/pg_control"));
            assertThatThrownBy(EmbeddedPostgresIT.this::start)
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("pg_control");
        }

        @Test
        void aProcessNumberThatAnotherProgramNowHasDoesNotHoldItUp() throws Exception {
            start().close();
            Path pidFile = dataDir.resolve("postgres/cluster/postmaster.pid");
            Files.writeString(
                    pidFile, ProcessHandle.current().pid() + "\n" + dataDir + "\n1\n5432\n\n127.0.0.1\n\nready   \n");
            assertThat(EmbeddedPostgres.orphan(dataDir)).isEmpty();
            try (EmbeddedPostgres postgres = start()) {
                assertThat(answers(postgres)).isTrue();
            }
        }
    }

    @Test
    void choosesAnotherPortWhenItsOwnWasTakenMeanwhile() throws Exception {
        EmbeddedPostgres first = start();
        int port = first.port();
        first.close();
        try (var taken = new java.net.ServerSocket()) {
            taken.bind(new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), port));
            try (EmbeddedPostgres postgres = start()) {
                assertThat(postgres.port()).isNotEqualTo(port);
                assertThat(answers(postgres)).isTrue();
            }
        }
    }

    private static Set<String> modes(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            Set<String> modes = new HashSet<>();
            for (Path file : files.toList()) {
                modes.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
            return modes;
        }
    }

    private static Set<Long> rows(EmbeddedPostgres postgres) throws SQLException {
        Set<Long> ids = new HashSet<>();
        try (Connection connection = WriteLoad.connect(postgres);
                var rows = connection.createStatement().executeQuery("select id from written")) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }

    private static boolean answers(EmbeddedPostgres postgres) {
        try {
            return ask(postgres, "select 1").equals("1");
        } catch (SQLException e) {
            return false;
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = WriteLoad.connect(postgres);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = WriteLoad.connect(postgres)) {
            return ask(connection, sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
