package dev.annals.app.cli;

import java.io.IOException;
import java.io.InputStream;
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

    /** The answer to what is put under a path. */
    JsonNode put(String path, Map<String, ?> body) {
        return accepted(send("PUT", path, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    /** The answer when what a path holds is taken away. */
    JsonNode delete(String path) {
        return accepted(send("DELETE", path, BodyPublishers.noBody()));
    }

    /** What a path holds, as it comes; to be closed. */
    InputStream stream(String path) {
        return download(path, "*/*").body();
    }

    /** What a path holds in a form, with what is said about it; the body is to be closed. */
    HttpResponse<InputStream> download(String path, String accept) {
        HttpResponse<InputStream> response =
                exchange(request(path).header("Accept", accept).GET().build(), BodyHandlers.ofInputStream());
        if (response.statusCode() < 300) {
            return response;
        }
        try (InputStream body = response.body()) {
            throw refusal(response.statusCode(), json(body.readAllBytes()));
        } catch (IOException e) {
            throw new Failure("The connection to " + base + " broke off.");
        }
    }

    /** The answer to a file of configuration; headers are given as name, value, name, value. */
    JsonNode postYaml(String path, String yaml, String... headers) {
        return accepted(send("POST", path, BodyPublishers.ofString(yaml), "application/yaml", headers));
    }

    /** The answer to a file of configuration that is put under a path; headers as above. */
    JsonNode putYaml(String path, String yaml, String... headers) {
        return accepted(send("PUT", path, BodyPublishers.ofString(yaml), "application/yaml", headers));
    }

    /** Whether a path holds something. */
    boolean has(String path) {
        return exchange(request(path).GET().build(), BodyHandlers.discarding()).statusCode() != 404;
    }

    private HttpResponse<byte[]> send(String method, String path, BodyPublisher body) {
        return send(method, path, body, "application/json");
    }

    private HttpResponse<byte[]> send(
            String method, String path, BodyPublisher body, String contentType, String... headers) {
        HttpRequest.Builder request = request(path)
                .method(method, body)
                .header("Content-Type", contentType)
                .header("Accept", "application/json, application/problem+json");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return exchange(request.build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base.toString().replaceAll("/+$", "") + path))
                .header("Authorization", "Bearer " + token);
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request, body);
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
        JsonNode body = json(response.body());
        if (response.statusCode() < 300) {
            return body;
        }
        throw refusal(response.statusCode(), body);
    }

    private static Failure refusal(int status, JsonNode problem) {
        return new Failure(problem.path("title").asString("It answered " + status) + ". "
                + problem.path("detail").asString("") + " "
                + problem.path("fix").asString(""));
    }

    private JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new Failure("What answers at " + base + " is not Annals.");
        }
    }
}
