package dev.annals.axonserver.postgres;

import static dev.annals.axonserver.postgres.Sql.answers;
import static dev.annals.axonserver.postgres.Sql.ask;
import static dev.annals.axonserver.postgres.Sql.execute;
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
    void stopsInAnOrderlyWayOnAnInterruptedThreadToo() throws Exception {
        EmbeddedPostgres postgres = start();
        Thread.currentThread().interrupt();
        postgres.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(allLogs()).contains("received fast shutdown request").doesNotContain("immediate shutdown request");
        assertThat(dataDir.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
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
                try (Connection connection = Sql.connect(postgres);
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
                    Connection victim = Sql.connect(postgres);
                    Connection other = Sql.connect(postgres)) {
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

    private String allLogs() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.list(dataDir.resolve("postgres/log"))) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
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
}
