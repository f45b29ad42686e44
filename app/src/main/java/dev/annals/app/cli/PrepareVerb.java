package dev.annals.app.cli;

import dev.annals.app.process.AnnalsProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import tools.jackson.databind.JsonNode;

/**
 * Starts a process on a temporary folder, uses it a little and stops it, so that the Java runtime can record what a start
 * needs. The launcher calls it once after a build.
 */
@Command(name = "prepare", hidden = true, description = "Starts and stops once, for the launcher to record.")
final class PrepareVerb implements Callable<Integer> {

    private static final int ROUNDS = 20;

    @Override
    public Integer call() throws IOException {
        Path data = Files.createTempDirectory("annals-prepare");
        try (AnnalsProcess process =
                AnnalsProcess.start(Map.of("annals.port", "0", "annals.data", data.toString()), "")) {
            String token = Files.readString(process.files().adminToken()).strip();
            use(process, token);
        } finally {
            delete(data);
        }
        return ExitCode.OK;
    }

    private static void use(AnnalsProcess process, String token) {
        Api admin = new Api(process.url(), token);
        JsonNode key = admin.post("/api/v1/tokens", Map.of("role", "source", "name", "prepare"));
        Api source = new Api(process.url(), key.path("token").asString());
        for (int i = 0; i < ROUNDS; i++) {
            source.post("/v1/track", Map.of("userId", "somebody" + i, "event", "Prepared"));
            source.post(
                    "/api/v1/interactions",
                    Map.of("batch", List.of(Map.of("type", "identify", "userId", "somebody" + i, "traits", Map.of()))));
        }
        admin.get("/api/v1/profiles/user_id:somebody1?atLeast=1");
        admin.get("/api/v1/profiles/user_id:somebody1/timeline");
        admin.get("/api/v1/operations/status");
        admin.get("/openapi.json");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(PrepareVerb::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
