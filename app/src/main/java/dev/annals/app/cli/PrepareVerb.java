package dev.annals.app.cli;

import dev.annals.app.process.AnnalsProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/**
 * Starts a process on a temporary folder, uses it for some seconds and stops it, so that the Java runtime can record what
 * a start needs and what is worth being compiled first. The launcher calls it once after a build.
 */
@Command(name = "prepare", hidden = true, description = "Starts and stops once, for the launcher to record.")
final class PrepareVerb implements Callable<Integer> {

    private static final int BATCH = 50;

    @Option(names = "--rounds", description = "How often it is used. Default: ${DEFAULT-VALUE}")
    private int rounds = 600;

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

    private void use(AnnalsProcess process, String token) {
        Api admin = new Api(process.url(), token);
        JsonNode key = admin.post("/api/v1/tokens", Map.of("role", "source", "name", "prepare"));
        Api source = new Api(process.url(), key.path("token").asString());
        for (int i = 0; i < rounds; i++) {
            source.post("/v1/track", track(i));
            source.post("/v1/batch", Map.of("batch", batch(i)));
            admin.get("/api/v1/profiles/user_id:somebody" + i + "?atLeast=1");
            admin.get("/api/v1/profiles/user_id:somebody" + i + "/timeline");
        }
        admin.get("/api/v1/operations/status");
        admin.get("/openapi.json");
    }

    private static Map<String, ?> track(int person) {
        return Map.of(
                "type",
                "track",
                "userId",
                "somebody" + person,
                "anonymousId",
                "device" + person,
                "event",
                "Prepared",
                "properties",
                Map.of("price", 9.5, "currency", "EUR", "product", "Something"));
    }

    private List<Map<String, ?>> batch(int round) {
        List<Map<String, ?>> items = new ArrayList<>();
        items.add(Map.of(
                "type", "identify", "userId", "somebody" + round, "traits", Map.of("name", "Some Body " + round)));
        while (items.size() < BATCH) {
            items.add(track((round + items.size()) % rounds));
        }
        return items;
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
