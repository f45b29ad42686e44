package dev.annals.app.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the REST API of a running process as any client would, and turns problem documents into failures. */
final class Api {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI base;
    private final String token;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    Api(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** A text as one segment of a path. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What a path holds. */
    JsonNode get(String path) {
        return accepted(send("GET", path, BodyPublishers.noBody()));
    }

    /** The answer to a command without a body. */
    JsonNode post(String path) {
        return accepted(send("POST", path, BodyPublishers.noBody()));
    }

    /** The answer to a command. */
    JsonNode post(String path, Map<String, ?> body) {
        return accepted(send("POST", path, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    private HttpResponse<byte[]> send(String method, String path, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base.toString().replaceAll("/+$", "") + path))
                .method(method, body)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .build();
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (ConnectException e) {
            throw new Failure("Nobody answers at " + base + "; is the process running?");
        } catch (IOException e) {
            throw new Failure("The connection to " + base + " broke off.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.");
        }
    }

    private JsonNode accepted(HttpResponse<byte[]> response) {
        JsonNode body = json(response);
        if (response.statusCode() < 300) {
            return body;
        }
        throw new Failure(body.path("title").asString("It answered " + response.statusCode()) + ". "
                + body.path("detail").asString("") + " " + body.path("fix").asString(""));
    }

    private JsonNode json(HttpResponse<byte[]> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw new Failure("What answers at " + base + " is not Annals.");
        }
    }
}
