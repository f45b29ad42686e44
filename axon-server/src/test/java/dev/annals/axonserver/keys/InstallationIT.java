package dev.annals.axonserver.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.annals.api.identity.FragmentId;
import dev.annals.axonserver.testing.TestPostgres;
import dev.annals.platform.crypto.MasterKeyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class InstallationIT {

    @TempDir
    Path folder;

    private HikariDataSource pool;

    @BeforeEach
    void open() {
        pool = TestPostgres.emptyLog();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void isFoundedOnceAndOpenedEverAfter() {
        byte[] indexKey = Installation.open(pool, keyset()).indexKey();

        assertThat(indexKey).hasSize(32);
        assertThat(Installation.open(pool, keyset()).indexKey()).isEqualTo(indexKey);
    }

    @Test
    void processesThatStartAtOnceFoundItOnce() throws Exception {
        CyclicBarrier start = new CyclicBarrier(4);
        List<Future<byte[]>> keys = new ArrayList<>();
        try (ExecutorService processes = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                keys.add(processes.submit(() -> {
                    start.await();
                    return Installation.open(pool, keyset()).indexKey();
                }));
            }
        }
        byte[] first = keys.getFirst().get();
        assertThat(keys).allSatisfy(key -> assertThat(key.get()).isEqualTo(first));
    }

    @Test
    void aLostKeysetRefusesTheStartAndIsNotMadeAnew() throws IOException {
        Installation.open(pool, keyset());
        Files.delete(keyset());

        refused(() -> Installation.open(pool, keyset()), "is missing. Restore it from its backup");
        assertThat(keyset()).doesNotExist();
    }

    @Test
    void theKeysetOfAnotherInstallationRefusesTheStart() throws IOException {
        Installation.open(pool, keyset());
        pool.close();
        pool = TestPostgres.emptyLog();
        Installation.open(pool, folder.resolve("other.keyset"));
        Files.copy(keyset(), folder.resolve("other.keyset"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        refused(() -> Installation.open(pool, folder.resolve("other.keyset")), "belongs to another installation");
    }

    @Test
    void aKeysetThatOthersMayReadRefusesTheStart() throws IOException {
        Installation.open(pool, keyset());
        Files.setPosixFilePermissions(keyset(), PosixFilePermissions.fromString("rw-r--r--"));

        refused(() -> Installation.open(pool, keyset()), "chmod 600");
    }

    @Test
    void aDamagedKeysetRefusesTheStart() throws IOException {
        Installation.open(pool, keyset());
        Files.writeString(keyset(), "{}");

        refused(() -> Installation.open(pool, keyset()), "is damaged");
    }

    @Test
    void aDatabaseThatLostItsIndexKeyIsNotFoundedAnew() {
        Installation installation = Installation.open(pool, keyset());
        new PostgresSubjectKeys(pool, installation.masterKey()).obtain(List.of(new FragmentId(new UUID(1, 1))));
        JdbcClient.create(pool).sql("delete from annals.installation").update();

        refused(() -> Installation.open(pool, keyset()), "restore the database from its backup");
    }

    @Test
    void aKeysetThatWasMadeJustBeforeACrashIsUsed() {
        Installation.open(pool, keyset());
        pool.close();
        pool = TestPostgres.emptyLog();

        assertThat(Installation.open(pool, keyset()).masterKey().versions()).containsExactly(1);
    }

    private Path keyset() {
        return folder.resolve("master.keyset");
    }

    private static void refused(ThrowingCallable start, String because) {
        assertThatExceptionOfType(MasterKeyException.class)
                .isThrownBy(start)
                .withMessageContaining(".keyset")
                .withMessageContaining(because);
    }
}
