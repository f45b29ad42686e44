package dev.annals.app.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.security.Role;
import dev.annals.app.security.SecuredAnnals;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The product that was started for all tests, as its users know it: talked to over HTTP only. */
final class StartedAnnals implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI url;
    private final String adminToken;
    private final String writeKey;

    private StartedAnnals(SecuredAnnals annals) {
        this.url = annals.url();
        this.adminToken = annals.token(Role.ADMIN);
        this.writeKey = post("/api/v1/tokens", Map.of("role", "source", "name", "interop"), adminToken)
                .get("token")
                .asString();
    }

    URI url() {
        return url;
    }

    String writeKey() {
        return writeKey;
    }

    /** What a read answers once everything sent so far can be seen in it. */
    JsonNode read(String path) {
        String separator = path.contains("?") ? "&" : "?";
        return answer(request(path + separator + "atLeast=" + position()).GET(), adminToken);
    }

    /** What a request without credentials of its own is answered; headers come as names and values in turn. */
    HttpResponse<String> raw(String path, byte[] body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url().resolve(path)).POST(BodyPublishers.ofByteArray(body));
        return exchange(headers.length == 0 ? request : request.headers(headers));
    }

    /** A text as one segment of a path. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What an administrator's command is answered. */
    JsonNode administers(String method, String path, Map<String, ?> body) {
        return answer(request(path).method(method, BodyPublishers.ofString(JSON.writeValueAsString(body))), adminToken);
    }

    /** Up to which position the log is durable: that of a marker which is sent now. */
    private long position() {
        HttpRequest.Builder marker =
                request("/v1/track").POST(BodyPublishers.ofString("{\"userId\":\"marker\",\"event\":\"Looked\"}"));
        return send(marker, writeKey)
                .headers()
                .firstValueAsLong("X-Annals-Position")
                .orElseThrow();
    }

    private JsonNode post(String path, Map<String, ?> body, String token) {
        return answer(request(path).POST(BodyPublishers.ofString(JSON.writeValueAsString(body))), token);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url().resolve(path)).header("Content-Type", "application/json");
    }

    private JsonNode answer(HttpRequest.Builder request, String token) {
        return JSON.readTree(send(request, token).body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String token) {
        HttpResponse<String> response = exchange(request.header("Authorization", "Bearer " + token));
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return response;
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
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
    }

    /** Hands the started product to tests. */
    static final class OfAllTests implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType().equals(StartedAnnals.class);
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(
                            StartedAnnals.class,
                            key -> new StartedAnnals(SecuredAnnals.ofAllTests(context)),
                            StartedAnnals.class);
        }
    }
}
