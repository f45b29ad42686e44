package dev.annals.benchmarks.product;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The product's REST API, asked one question at a time. */
public final class Rest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final String url;
    private final String authorization;
    private final HttpClient client;

    /**
     * What came back.
     *
     * @param status the HTTP status
     * @param position what {@code X-Annals-Position} said; -1 without it
     * @param body the body as JSON; a missing node where it is none
     */
    public record Answer(int status, long position, JsonNode body) {

        public boolean isGood() {
            return status / 100 == 2;
        }
    }

    private Rest(String url, String authorization) {
        this.url = url;
        this.authorization = authorization;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** Asks as the holder of a token. */
    public static Rest holder(String url, String token) {
        return new Rest(url, "Bearer " + token);
    }

    /** Sends as the source of a write key. */
    public static Rest source(String url, String writeKey) {
        byte[] credentials = (writeKey + ":").getBytes(US_ASCII);
        return new Rest(url, "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    public Answer post(String path, String json) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    public Answer put(String path, String json) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    /**
     * What a path holds.
     *
     * @throws IllegalStateException when the answer is not 2xx
     */
    public JsonNode read(String path) throws IOException, InterruptedException {
        Answer answer = get(path);
        if (!answer.isGood()) {
            throw new IllegalStateException(path + " answered " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }

    /** The text of a path that does not hold JSON. */
    public String text(String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), BodyHandlers.ofString()).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE).header("Authorization", authorization);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
        return new Answer(
                response.statusCode(),
                response.headers().firstValueAsLong("X-Annals-Position").orElse(-1),
                json(response.body()));
    }

    private static JsonNode json(byte[] body) {
        try {
            return body.length == 0 ? JSON.missingNode() : JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }
}
