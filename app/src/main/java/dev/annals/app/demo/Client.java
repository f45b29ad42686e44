package dev.annals.app.demo;

import dev.annals.api.identity.Identifier;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Talks to Annals as every other client does. A request that met a broken connection, a full intake or an absent store is
 * sent again, unchanged, for up to a minute: intake drops what it has already.
 */
final class Client {

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 60;

    private final URI base;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Client(URI base) {
        this.base = base;
    }

    URI base() {
        return base;
    }

    Answer get(String path, String token) {
        return send(request(path, "Bearer " + token).GET().build());
    }

    Answer post(String path, String token, Object body) {
        return send(request(path, "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build());
    }

    /** Publishes a file in YAML. */
    Answer postYaml(String path, String token, String text) {
        return send(request(path, "Bearer " + token)
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(text))
                .build());
    }

    /** Sends as a source does: the write key is the user name of Basic authentication. */
    Answer postAsSource(String path, String writeKey, Object body) {
        String credentials = Base64.getEncoder().encodeToString((writeKey + ":").getBytes(StandardCharsets.UTF_8));
        return send(request(path, "Basic " + credentials)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build());
    }

    /** Opens an address as a person's browser does, without any login. */
    Answer open(URI address) {
        return send(HttpRequest.newBuilder(address).timeout(TIMEOUT).GET().build());
    }

    /** What is answered, while it comes; to be closed. */
    InputStream stream(String path, String token) {
        try {
            HttpResponse<InputStream> response =
                    http.send(request(path, "Bearer " + token).GET().build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new DemoFailure(path + " was answered with " + response.statusCode());
            }
            return response.body();
        } catch (IOException broken) {
            throw new DemoFailure("Nobody answers at " + base, broken);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Sends a form as a person's browser or mail program does, without any login. */
    Answer submit(URI address, String form) {
        return send(HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    /** The path of the profile that an identifier leads to. */
    static String profile(Identifier identifier) {
        return "/api/v1/profiles/" + identifier.namespace() + ":" + encoded(identifier.value());
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path, String authorization) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).header("Authorization", authorization);
    }

    private Answer send(HttpRequest request) {
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
                boolean isBusy = response.statusCode() == 429 || response.statusCode() == 503;
                if (!isBusy || attempt == ATTEMPTS) {
                    return answer(response);
                }
                pause(response.headers().firstValueAsLong("Retry-After").orElse(1));
            } catch (IOException broken) {
                if (attempt == ATTEMPTS) {
                    throw new DemoFailure("Nobody answers at " + base, broken);
                }
                pause(1);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        OptionalLong position = response.headers().firstValueAsLong("X-Annals-Position");
        try {
            JsonNode body = response.body().length == 0
                    ? JsonNodeFactory.instance.missingNode()
                    : JSON.readTree(response.body());
            return new Answer(response.statusCode(), position, body);
        } catch (JacksonException notJson) {
            String text = new String(response.body(), StandardCharsets.UTF_8);
            return new Answer(response.statusCode(), position, JsonNodeFactory.instance.stringNode(text));
        }
    }

    private static void pause(long seconds) {
        try {
            Thread.sleep(Duration.ofSeconds(Math.clamp(seconds, 1, 5)));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static DemoFailure interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new DemoFailure("The demo was interrupted", cause);
    }
}
