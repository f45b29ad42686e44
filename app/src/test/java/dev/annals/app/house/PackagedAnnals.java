package dev.annals.app.house;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A process of the packaged product on a folder of its own, spoken to over HTTP like any other. */
public final class PackagedAnnals implements AutoCloseable {

    private static final Path JAR = Path.of("target", "annals.jar");
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final List<String> OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path data;
    private final Path output;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();

    private PackagedAnnals(Path data, Path output, Process process) {
        this.data = data;
        this.output = output;
        this.process = process;
    }

    /**
     * How a start ended that did not come to anything.
     *
     * @param exitCode the exit code of the process
     * @param output everything that it printed
     */
    public record Refusal(int exitCode, String output) {}

    /**
     * Starts all roles and waits until the process says it is ready.
     *
     * @param data the data folder
     * @param outputs the folder in which a file with what the process prints is made
     */
    public static PackagedAnnals on(Path data, Path outputs) throws IOException {
        Path output = Files.createTempFile(outputs, "annals", ".output");
        Process process = launch(data, outputs, output);
        PackagedAnnals started = new PackagedAnnals(data, output, process);
        started.awaitReady();
        return started;
    }

    /**
     * Tries a start that has to be refused, and waits for its end.
     *
     * @param data the data folder
     * @param outputs the folder in which a file with what the process prints is made
     * @param more further arguments
     */
    public static Refusal refused(Path data, Path outputs, String... more) throws IOException {
        Path output = Files.createTempFile(outputs, "refused", ".output");
        Process process = launch(data, outputs, output, more);
        try {
            int exitCode =
                    process.onExit().orTimeout(60, TimeUnit.SECONDS).join().exitValue();
            return new Refusal(exitCode, Files.readString(output));
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process launch(Path data, Path outputs, Path output, String... more) throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(OPTIONS);
        command.add("-Djava.io.tmpdir=" + Files.createDirectories(temporary(outputs)));
        command.addAll(List.of("-jar", JAR.toString(), "run", "--port", "0", "--data", data.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(output.toFile()))
                .start();
    }

    /** The machine's folder for temporary files, as all processes see it whose outputs are made in a folder. */
    static Path temporary(Path outputs) {
        return outputs.resolve("temporary");
    }

    /** Where it listens. */
    int port() throws IOException {
        return URI.create(Files.readString(data.resolve("annals.url")).strip()).getPort();
    }

    /** The token of the first administrator. */
    public String adminToken() throws IOException {
        return Files.readString(data.resolve("admin.token")).strip();
    }

    /** Makes a write key for a new source. */
    public String writeKey(String source) throws IOException, InterruptedException {
        HttpResponse<String> made = send(request("/api/v1/tokens")
                .header("Authorization", "Bearer " + adminToken())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"role\":\"source\",\"name\":\"" + source + "\"}")));
        return JSON.readTree(made.body()).get("token").asString();
    }

    /** Posts JSON text as a source. */
    public HttpResponse<String> post(String path, String writeKey, String body)
            throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString((writeKey + ":").getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Posts without a body as administrator. */
    public HttpResponse<String> operate(String path) throws IOException, InterruptedException {
        return send(request(path)
                .header("Authorization", "Bearer " + adminToken())
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** Gets as administrator. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(
                request(path).header("Authorization", "Bearer " + adminToken()).GET());
    }

    /** Gets JSON as administrator. */
    public JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path).body());
    }

    /** Everything the process has printed. */
    public String output() throws IOException {
        return Files.readString(output);
    }

    /** Kills the process as {@code kill -9} does; its PostgreSQL stays behind. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Stops the process as {@code kill} does, and answers its exit code; fails when that takes over a minute. */
    public int stop() {
        process.destroy();
        return process.onExit().orTimeout(60, TimeUnit.SECONDS).join().exitValue();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private HttpRequest.Builder request(String path) throws IOException {
        String base = Files.readString(data.resolve("annals.url")).strip();
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofMinutes(1));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!output().contains("Ready at")) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IllegalStateException("Annals did not become ready; it said:\n" + output());
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
