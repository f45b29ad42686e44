package dev.annals.axonserver.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.annals.api.identity.FragmentId;
import dev.annals.axonserver.postgres.EmbeddedPostgres;
import dev.annals.axonserver.wiring.Pools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A destroyed key, wrapped as it was stored, is searched for in every file of a PostgreSQL of its own. */
class KeyRemainsIT {

    @Test
    void afterARotationNoFileHoldsADestroyedKey(@TempDir Path data) throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data);
                HikariDataSource pool = Pools.log(postgres.server(), 4)) {
            Installation installation = Installation.open(pool, data.resolve("master.keyset"));
            PostgresSubjectKeys keys = new PostgresSubjectKeys(pool, installation.masterKey());
            FragmentId anna = new FragmentId(UUID.randomUUID());
            FragmentId ben = new FragmentId(UUID.randomUUID());
            keys.obtain(List.of(anna, ben));
            byte[] wrapped = wrapped(pool, anna);
            byte[] benBefore = wrapped(pool, ben);
            JdbcClient.create(pool).sql("checkpoint").update();
            assertThat(filesWith(wrapped, data))
                    .as("it can be found while it is there")
                    .isNotEmpty();

            keys.settle(Map.of(anna, 1));
            assertThat(filesWith(wrapped, data))
                    .as("dead rows and the log still have it")
                    .isNotEmpty();
            new KeyRotation(pool, installation.masterKey()).rotate();

            assertThat(filesWith(wrapped, data)).isEmpty();
            assertThat(filesWith(benBefore, data))
                    .as("nor what others were wrapped in before")
                    .isEmpty();
            assertThat(new PostgresSubjectKeys(pool, installation.masterKey()).find(List.of(anna, ben)))
                    .containsOnlyKeys(ben);
        }
    }

    private static byte[] wrapped(HikariDataSource pool, FragmentId fragment) {
        return JdbcClient.create(pool)
                .sql("select wrapped from annals.subject_key where fragment = ?")
                .param(fragment.value())
                .query(byte[].class)
                .single();
    }

    private static List<String> filesWith(byte[] bytes, Path folder) throws IOException {
        String wanted = new String(bytes, StandardCharsets.ISO_8859_1).substring(20);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> text(file).contains(wanted))
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException gone) {
            return "";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
