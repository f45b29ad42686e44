package dev.annals.axonserver.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.annals.api.identity.FragmentId;
import dev.annals.axonserver.keys.KeyRotation.Step;
import dev.annals.axonserver.testing.TestPostgres;
import dev.annals.platform.crypto.SubjectKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRotationIT {

    private static final byte[] PLAIN = "anna@example.org".getBytes(UTF_8);
    private static final byte[] PLACE = "email".getBytes(UTF_8);
    private static final int KEYS = 25;
    private static final int BATCH = 10;

    @TempDir
    Path folder;

    private HikariDataSource pool;
    private final Map<FragmentId, byte[]> sealed = new HashMap<>();
    private byte[] indexKey;

    @BeforeEach
    void someKeys() {
        pool = TestPostgres.emptyLog();
        Installation installation = open();
        indexKey = installation.indexKey();
        seal(new PostgresSubjectKeys(pool, installation.masterKey()), KEYS);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void wrapsEverythingAnewAndRemovesTheOldVersion() throws IOException {
        String before = Files.readString(keyset());
        KeyRotation.Status status = rotation().rotate();

        assertThat(status.version()).isEqualTo(2);
        assertThat(status.inFile()).containsExactly(2);
        assertThat(status.wrapped()).containsExactly(Map.entry(2, (long) KEYS));
        assertThat(status.unfinished()).isFalse();
        assertThat(Files.readString(keyset())).isNotEqualTo(before);
        everythingOpens();
    }

    @Test
    void tellsHowFarItIs() {
        List<String> told = new ArrayList<>();
        rotation().rotate((step, done, total) -> told.add(step + " " + done + "/" + total));

        assertThat(told)
                .containsExactly(
                        "ADDED 0/25",
                        "SWITCHED 0/25",
                        "REWRAPPED 10/25",
                        "REWRAPPED 20/25",
                        "REWRAPPED 25/25",
                        "REMOVED 25/25",
                        "CLEANED 25/25");
    }

    @Test
    void killedAfterAnyStepItIsFinishedByTheNextRun() {
        int version = 1;
        for (Step step : Step.values()) {
            killAfter(step);
            everythingOpens();
            KeyRotation.Status status = rotation().status();
            assertThat(status.unfinished()).as("after %s", step).isEqualTo(step.compareTo(Step.REMOVED) < 0);

            if (status.unfinished()) {
                status = rotation().rotate();
            }

            version++;
            assertThat(status.version()).as("after %s", step).isEqualTo(version);
            assertThat(status.inFile()).containsExactly(version);
            assertThat(status.wrapped()).containsExactly(Map.entry(version, (long) KEYS));
            everythingOpens();
        }
    }

    @Test
    void destroyedKeysStayDestroyed() {
        FragmentId gone = sealed.keySet().iterator().next();
        keys().destroy(List.of(gone));
        KeyRotation.Status status = rotation().rotate();

        assertThat(status.destroyed()).isEqualTo(1);
        assertThat(status.wrapped()).containsExactly(Map.entry(2, KEYS - 1L));
        assertThat(keys().find(List.of(gone))).isEmpty();
    }

    @Test
    void otherProcessesMakeKeysMeanwhileAndNoneIsLost() throws Exception {
        SubjectKeys elsewhere = keys();
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService process = Executors.newSingleThreadExecutor()) {
            Future<?> making = process.submit(() -> {
                while (!done.get()) {
                    seal(elsewhere, 3);
                }
            });
            try {
                for (int i = 0; i < 5; i++) {
                    rotation().rotate();
                }
            } finally {
                done.set(true);
            }
            making.get();
        }
        KeyRotation.Status status = rotation().status();
        assertThat(status.wrapped()).containsExactly(Map.entry(6, (long) sealed.size()));
        everythingOpens();
    }

    @Test
    void aProcessWithItsOwnCopyOfTheKeysetIsToldToFetchTheNewOne() throws IOException {
        Path copy = folder.resolve("copy.keyset");
        Files.copy(keyset(), copy, StandardCopyOption.COPY_ATTRIBUTES);
        SubjectKeys elsewhere =
                new PostgresSubjectKeys(pool, Installation.open(pool, copy).masterKey());
        rotation().rotate();

        assertThatExceptionOfType(KeyStoreException.class)
                .isThrownBy(() -> elsewhere.obtain(List.of(new FragmentId(UUID.randomUUID()))))
                .withMessageContaining("Copy the keyset file");

        Files.copy(keyset(), copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        seal(elsewhere, 1);
        everythingOpens();
    }

    @Test
    void twoRotationsAtOnceAreRefused() {
        KeyRotation other = rotation();

        rotation().rotate((step, done, total) -> {
            if (step == Step.SWITCHED) {
                assertThatExceptionOfType(KeyStoreException.class)
                        .isThrownBy(other::rotate)
                        .withMessageContaining("is running");
            }
        });
        everythingOpens();
    }

    private void killAfter(Step last) {
        assertThatExceptionOfType(Killed.class)
                .isThrownBy(() -> rotation().rotate((step, done, total) -> {
                    if (step == last) {
                        throw new Killed();
                    }
                }));
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private Path keyset() {
        return folder.resolve("master.keyset");
    }

    private Installation open() {
        return Installation.open(pool, keyset());
    }

    private KeyRotation rotation() {
        return new KeyRotation(pool, open().masterKey(), BATCH, connection -> true);
    }

    private SubjectKeys keys() {
        return new PostgresSubjectKeys(pool, open().masterKey());
    }

    private void seal(SubjectKeys keys, int count) {
        List<FragmentId> fragments = Stream.generate(() -> new FragmentId(UUID.randomUUID()))
                .limit(count)
                .toList();
        keys.obtain(fragments).forEach((fragment, key) -> sealed.put(fragment, key.seal(PLAIN, PLACE)));
    }

    private void everythingOpens() {
        Installation installation = open();
        assertThat(installation.indexKey()).isEqualTo(indexKey);
        var keys = new PostgresSubjectKeys(pool, installation.masterKey()).find(sealed.keySet());
        sealed.forEach((fragment, value) -> assertThat(
                        requireNonNull(keys.get(fragment)).open(value, PLACE))
                .hasValue(PLAIN));
    }
}
