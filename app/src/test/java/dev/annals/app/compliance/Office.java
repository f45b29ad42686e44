package dev.annals.app.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.app.process.AnnalsProcess;
import dev.annals.axonserver.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A compliance officer's place of work: the whole product on embedded stores, started once for all cases and talked to
 * over HTTP, with a token of role compliance. It can be stopped and started again on the same data.
 */
final class Office implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.shared();

    private static final int LOOKS = 600;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path data;
    private AnnalsProcess process;
    private final String admin;
    private final String officer;
    private final String writeKey;

    private Office(Path data) throws IOException {
        this.data = data;
        this.process = start();
        this.admin = Files.readString(process.files().adminToken()).strip();
        this.officer = token("compliance", "carla");
        this.writeKey = token("source", "shop");
    }

    private AnnalsProcess start() {
        return AnnalsProcess.start(
                Map.of(
                        "annals.port", "0",
                        "annals.address", "127.0.0.1",
                        "annals.data", data.toString(),
                        "annals.channels.allow-http", "true",
                        "annals.channels.allowed-networks", "127.0.0.1/32"),
                "");
    }

    /** Where the product is reached. */
    URI url() {
        return process.url();
    }

    /** Where the product keeps everything. */
    Path data() {
        return data;
    }

    /** A token of the role, made by the administrator. */
    String token(String role, String name) {
        return json(post("/api/v1/tokens", Map.of("role", role, "name", name), admin))
                .path("token")
                .asString();
    }

    /** The officer asks, and is answered JSON. */
    JsonNode get(String path) {
        return json(send(request(path).GET(), officer));
    }

    /** The officer asks. */
    HttpResponse<String> ask(String path) {
        return send(request(path).GET(), officer);
    }

    /** The officer decides. */
    HttpResponse<String> post(String path, Object body) {
        return post(path, body, officer);
    }

    /** The administrator operates. */
    JsonNode operate(String path) {
        return json(post(path, Map.of(), admin));
    }

    /** The administrator looks. */
    JsonNode inspect(String path) {
        return json(send(request(path).GET(), admin));
    }

    /** A source sends interactions; answers what became of each. */
    JsonNode sent(Map<?, ?>... items) {
        return json(post("/api/v1/interactions", Map.of("batch", List.of(items)), writeKey))
                .path("items");
    }

    /** A source sends the like; answers the position of it. */
    long position(Map<?, ?>... items) {
        HttpResponse<String> response = post("/api/v1/interactions", Map.of("batch", List.of(items)), writeKey);
        return response.headers().firstValueAsLong("X-Annals-Position").orElseThrow();
    }

    /** Erases a person and waits until that is complete; answers the erasure. */
    JsonNode erased(String profile) {
        HttpResponse<String> ordered = post("/api/v1/erasures", Map.of("profile", profile));
        assertThat(ordered.statusCode()).as(ordered.body()).isEqualTo(202);
        String erasure = "/api/v1/erasures/" + json(ordered).path("erasure").asString();
        return awaited(erasure, found -> !found.path("status").asString().equals("in_progress"));
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

    /** Stops the product, lets something happen to its database, and starts it again. */
    void restartAfter(String... statements) throws SQLException {
        process.close();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, step -> {});
                Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password())) {
            for (String statement : statements) {
                connection.createStatement().execute(statement);
            }
        }
        process = start();
    }

    /** A text as one segment of a path. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static JsonNode json(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> post(String path, Object body, String token) {
        return send(request(path).POST(BodyPublishers.ofString(JSON.writeValueAsString(body))), token);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(process.url().resolve(path)).header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String token) {
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

    /** Hands the office to tests; it closes after the last of them. */
    static final class OfAllCases implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType().equals(Office.class);
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(Office.class, key -> open(), Office.class);
        }

        private static Office open() {
            try {
                return new Office(Files.createTempDirectory("office"));
            } catch (IOException e) {
                throw new AssertionError("The installation's files cannot be read", e);
            }
        }
    }
}
