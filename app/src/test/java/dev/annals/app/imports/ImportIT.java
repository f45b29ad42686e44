package dev.annals.app.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.security.Role;
import dev.annals.app.security.SecuredAnnals;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SecuredAnnals.OfAllTests.class)
@Timeout(180)
class ImportIT {

    private static final int LINES = 40_000;
    private static final int PEOPLE = 20;
    private static final int NO_JSON = 7;
    private static final int NOBODY = 30_011;

    private final SecuredAnnals annals;

    @TempDir
    Path folder;

    ImportIT(SecuredAnnals annals) {
        this.annals = annals;
    }

    @Test
    void anImportThatIsKilledGoesOnAndEveryLineIsStoredOnce() throws Exception {
        Path file = file();
        Path state = folder.resolve("history.ndjson.import-state.json");

        Process killed = importing(file);
        while (killed.isAlive() && !Files.exists(state)) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
        killed.destroyForcibly().onExit().join();
        assertThat(killed.exitValue()).as("it was under way").isNotZero();
        assertThat(state).exists();

        Process resumed = importing(file);
        String said = new String(resumed.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(resumed.waitFor()).isZero();
        assertThat(said).matches("stored=\\d+ duplicates=\\d+ rejected=2\\R");
        assertThat(state).doesNotExist();
        assertThat(Files.readAllLines(folder.resolve("history.ndjson.rejects.ndjson")))
                .extracting(
                        line -> JsonMapper.shared().readTree(line).path("line").asInt())
                .containsExactly(NO_JSON, NOBODY);
        assertThat(storedInteractions()).isEqualTo(LINES - 2);
    }

    private Process importing(Path file) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-jar",
                        Path.of("target", "annals.jar").toString(),
                        "import",
                        file.toString(),
                        "--data",
                        annals.data().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private Path file() throws IOException {
        Path file = folder.resolve("history.ndjson");
        try (Writer lines = Files.newBufferedWriter(file)) {
            for (int line = 1; line <= LINES; line++) {
                lines.write(
                        switch (line) {
                            case NO_JSON -> "{\"type\":\"track\"";
                            case NOBODY -> "{\"type\":\"track\",\"event\":\"Imported\"}";
                            default ->
                                "{\"type\":\"track\",\"event\":\"Imported\",\"userId\":\"imported-" + line % PEOPLE
                                        + "\",\"timestamp\":\"2025-03-01T00:00:00Z\"}";
                        });
                lines.write('\n');
            }
        }
        return file;
    }

    private long storedInteractions() {
        String position = annals.send(
                        "POST",
                        "/v1/track",
                        "{\"userId\":\"marker\",\"event\":\"Looked\"}",
                        "Authorization",
                        "Bearer " + annals.token(Role.SOURCE))
                .headers()
                .firstValue("X-Annals-Position")
                .orElseThrow();
        long stored = 0;
        for (int person = 0; person < PEOPLE; person++) {
            JsonNode profile = JsonMapper.shared()
                    .readTree(annals.send(
                                    "GET",
                                    "/api/v1/profiles/user_id:imported-" + person + "?atLeast=" + position,
                                    annals.token(Role.ANALYST))
                            .body());
            stored += profile.path("counts").path("total").asLong();
        }
        return stored;
    }
}
