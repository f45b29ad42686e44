package dev.annals.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.app.process.AnnalsProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A journey designer's place of work: the whole product on embedded stores and on a clock that can be put forward, started
 * once for all cases and talked to over HTTP. It can be stopped and started again on the same data.
 */
final class Studio implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.shared();
    static final String JOURNEYS = "/api/v1/journeys";
    private static final int LOOKS = 400;

    private final HttpClient client = HttpClient.newHttpClient();
    private final MovableClock clock = new MovableClock();
    private final Path data;
    private AnnalsProcess process;
    private final String admin;
    private final String designer;
    private final String writeKey;

    private Studio(Path data) throws IOException {
        this.data = data;
        this.process = start();
        this.admin = Files.readString(process.files().adminToken()).strip();
        this.designer = token("designer", "dora");
        this.writeKey = token("source", "shop");
    }

    private AnnalsProcess start() {
        return AnnalsProcess.start(
                Map.of(
                        "annals.port", "0",
                        "annals.address", "127.0.0.1",
                        "annals.data", data.toString(),
                        "annals.channels.timeout", "2s",
                        "annals.channels.allow-http", "true",
                        "annals.channels.allowed-networks", "127.0.0.1/32"),
                "",
                clock);
    }

    private String token(String role, String name) {
        return json(post("/api/v1/tokens", JSON.writeValueAsString(Map.of("role", role, "name", name)), admin))
                .path("token")
                .asString();
    }

    URI url() {
        return process.url();
    }

    Path data() {
        return data;
    }

    Instant now() {
        return clock.instant();
    }

    /** Puts the clock forward. */
    void forward(Duration span) {
        clock.forward(span);
    }

    /** Stops the product, lets time go by, and starts it again. */
    void standsStillFor(Duration span) {
        process.close();
        clock.forward(span);
        process = start();
    }

    /** A name that no other case uses. */
    static String unused(String what) {
        return what + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** The designer asks. */
    JsonNode get(String path) {
        return json(send(request(path).GET(), designer));
    }

    /** The administrator asks. */
    JsonNode askAsAdmin(String path) {
        return json(send(request(path).GET(), admin));
    }

    /** The designer does something. */
    HttpResponse<String> does(String path, Object body) {
        return post(path, JSON.writeValueAsString(body), designer);
    }

    /** The administrator does something. */
    JsonNode operates(String path, Object body) {
        return json(post(path, JSON.writeValueAsString(body), admin));
    }

    /** The administrator sets up who performs the channel of webhooks. */
    void setsUpWebhooks(String address, int attempts) {
        Map<String, Object> settings =
                Map.of("url", address, "secret", "whsec_" + "A".repeat(43) + "=", "attempts", attempts);
        String body = JSON.writeValueAsString(Map.of("kind", "webhook", "settings", settings));
        json(send(request("/api/v1/channels/hook").PUT(BodyPublishers.ofString(body)), admin));
    }

    /** The administrator orders something, whatever it answers. */
    void orders(String path, Object body) {
        HttpResponse<String> response = post(path, JSON.writeValueAsString(body), admin);
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
    }

    /** The designer publishes a definition, and is refused or not. */
    HttpResponse<String> tries(String yaml, String parameters) {
        return send(
                HttpRequest.newBuilder(process.url().resolve(JOURNEYS + parameters))
                        .header("Content-Type", "application/yaml")
                        .POST(BodyPublishers.ofString(yaml)),
                designer);
    }

    /** The designer publishes a definition. */
    JsonNode publishes(String yaml) {
        return json(tries(yaml, ""));
    }

    /** Somebody does something, told once. */
    long happens(String user, String event, Map<String, ?> properties) {
        return happens(user, event, properties, UUID.randomUUID().toString());
    }

    /** So many people do something, one after the other. */
    void happens(String users, String event, Map<String, ?> properties, int count) {
        sent(IntStream.range(0, count)
                .mapToObj(i -> Map.of(
                        "type",
                        "track",
                        "userId",
                        users + "-" + i,
                        "event",
                        event,
                        "properties",
                        properties,
                        "messageId",
                        UUID.randomUUID().toString()))
                .toArray(Map<?, ?>[]::new));
    }

    /** Somebody does something, under an id of the source's. */
    long happens(String user, String event, Map<String, ?> properties, String messageId) {
        return sent(Map.of(
                "type", "track", "userId", user, "event", event, "properties", properties, "messageId", messageId));
    }

    /** Something is known of somebody. */
    long states(String user, Map<String, ?> traits) {
        return sent(Map.of("type", "identify", "userId", user, "traits", traits));
    }

    long sent(Map<?, ?>... items) {
        HttpResponse<String> response =
                post("/api/v1/interactions", JSON.writeValueAsString(Map.of("batch", List.of(items))), writeKey);
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return response.headers().firstValueAsLong("X-Annals-Position").orElseThrow();
    }

    /** What a read answers as soon as it is as wanted. */
    JsonNode awaited(String path, Predicate<JsonNode> wanted) {
        JsonNode found = get(path);
        for (int look = 0; look < LOOKS && !wanted.test(found); look++) {
            LockSupport.parkNanos(50_000_000);
            found = get(path);
        }
        assertThat(wanted.test(found)).as(path + " answers " + found).isTrue();
        return found;
    }

    /** What a question is answered as soon as it is as wanted. */
    JsonNode awaitedAnswer(String path, Object body, Predicate<JsonNode> wanted) {
        JsonNode found = JSON.readTree(does(path, body).body());
        for (int look = 0; look < LOOKS && !wanted.test(found); look++) {
            LockSupport.parkNanos(50_000_000);
            found = JSON.readTree(does(path, body).body());
        }
        assertThat(wanted.test(found)).as(path + " answers " + found).isTrue();
        return found;
    }

    /** The lines of a stream of events, while it is open. */
    Stream<String> follows(String path) {
        try {
            return client.send(
                            HttpRequest.newBuilder(process.url().resolve(path))
                                    .header("Authorization", "Bearer " + designer)
                                    .GET()
                                    .build(),
                            BodyHandlers.ofLines())
                    .body();
        } catch (IOException e) {
            throw new AssertionError("The product did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The test was interrupted", e);
        }
    }

    /** Whether something leaves the log as it was; tried again where something else was recorded meanwhile. */
    boolean leavesNothing(Runnable something) {
        for (int i = 0; i < 10; i++) {
            long before = headOfLog();
            something.run();
            if (headOfLog() == before) {
                return true;
            }
        }
        return false;
    }

    private long headOfLog() {
        return askAsAdmin("/api/v1/operations/status").path("head").asLong();
    }

    /** The runs of a journey, as soon as there are so many. */
    List<JsonNode> runs(String key, int count) {
        return awaited(
                        JOURNEYS + "/" + key + "/runs",
                        found -> found.path("items").size() >= count)
                .path("items")
                .valueStream()
                .toList();
    }

    /** The one run of a journey, with its history, as soon as it is as wanted. */
    JsonNode run(String key, Predicate<JsonNode> wanted) {
        return awaited(JOURNEYS + "/runs/" + runs(key, 1).getFirst().path("run").asString(), wanted);
    }

    /** Whether something of a kind is in the history of a run. */
    static boolean has(JsonNode run, String kind) {
        return run.path("history")
                .valueStream()
                .anyMatch(entry -> entry.path("kind").asString().equals(kind));
    }

    /** The first entry of a kind in the history of a run. */
    static JsonNode entry(JsonNode run, String kind) {
        return run.path("history")
                .valueStream()
                .filter(entry -> entry.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** Whether a run ended for a reason. */
    static Predicate<JsonNode> ended(String reason) {
        return run -> run.at("/run/status").asString().equals("ended")
                && run.at("/run/reason").asString().equals(reason);
    }

    static JsonNode json(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> post(String path, String body, String token) {
        return send(request(path).POST(BodyPublishers.ofString(body)), token);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(process.url().resolve(path)).header("Content-Type", "application/json");
    }

    HttpResponse<String> send(HttpRequest.Builder request, String token) {
        try {
            return client.send(
                    request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("The product did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The test was interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
        process.close();
        FileSystemUtils.deleteRecursively(data.toFile());
    }

    /** Hands the studio to tests; it closes after the last of them. */
    static final class OfAllCases implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType().equals(Studio.class);
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(Studio.class, key -> open(), Studio.class);
        }

        private static Studio open() {
            try {
                return new Studio(Files.createTempDirectory("studio"));
            } catch (IOException e) {
                throw new AssertionError("The installation's files cannot be read", e);
            }
        }
    }
}
