package dev.annals.app.delivery;

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
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole product on embedded stores, started once for all cases of deliveries, in several classes, and talked to over HTTP. */
final class DeliveryHouse {

    static final JsonMapper JSON = JsonMapper.shared();

    private static final int LOOKS = 600;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path data;
    private final AnnalsProcess process;
    private final String admin;
    private final String writeKey;

    private static @Nullable DeliveryHouse open;

    /** The one there is; it stands until the tests are over. */
    static synchronized DeliveryHouse shared() throws IOException {
        DeliveryHouse house = open;
        if (house == null) {
            house = new DeliveryHouse();
            open = house;
            Runtime.getRuntime().addShutdownHook(new Thread(house::close, "house-of-deliveries"));
        }
        return house;
    }

    private DeliveryHouse() throws IOException {
        this.data = Files.createTempDirectory("deliveries");
        this.process = AnnalsProcess.start(
                Map.of(
                        "annals.port", "0",
                        "annals.address", "127.0.0.1",
                        "annals.data", data.toString(),
                        "annals.deliveries.caps", "push:2/P1D",
                        "annals.deliveries.suppress", "leave-alone",
                        "annals.channels.timeout", "2s",
                        "annals.channels.allow-http", "true",
                        "annals.channels.allowed-networks", "127.0.0.1/32"),
                "");
        this.admin = Files.readString(process.files().adminToken()).strip();
        this.writeKey = json(post("/api/v1/tokens", Map.of("role", "source", "name", "shop")))
                .path("token")
                .asString();
        json(post("/api/v1/segments", Map.of("segment", "leave-alone", "condition", Map.of("tag", "complained"))));
    }

    URI url() {
        return process.url();
    }

    Path data() {
        return data;
    }

    /** Somebody new who is awake; answers by what the person is named. */
    String person(Map<String, ?> traits) {
        String mail = "p" + UUID.randomUUID().toString().replace("-", "") + "@example.com";
        Map<String, Object> all =
                new HashMap<>(Map.of("email", mail, "firstName", "Mia", "timezone", zoneAt("12:00:00")));
        all.putAll(traits);
        identified(mail, all);
        return "email:" + mail;
    }

    private void identified(String mail, Map<String, ?> traits) {
        sends(Map.of("type", "identify", "userId", "u" + mail, "traits", traits));
    }

    /** Sends one interaction. */
    void sends(Map<String, ?> item) {
        HttpResponse<String> sent = send(
                request("/api/v1/interactions")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("batch", List.of(item))))),
                writeKey);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
    }

    /** The zone in which it is that time of day now. */
    static String zoneAt(String time) {
        int now = LocalTime.ofInstant(Instant.now(), ZoneOffset.UTC).toSecondOfDay();
        int offset = LocalTime.parse(time).toSecondOfDay() - now;
        int half = 12 * 3600;
        int day = 24 * 3600;
        return ZoneOffset.ofTotalSeconds(offset > half ? offset - day : offset < -half ? offset + day : offset)
                .getId();
    }

    /** The person agrees to marketing by a channel. */
    void agrees(String person, String channel) {
        decides(person, channel, "given");
    }

    void decides(String person, String channel, String state) {
        decides(person, channel, state, "marketing");
    }

    void decides(String person, String channel, String state, String purpose) {
        json(post(
                "/api/v1/consents", Map.of("profile", person, "purpose", purpose, "channel", channel, "state", state)));
    }

    /** The person lives somewhere else now. */
    void moves(String person, String city) {
        identified(person.substring("email:".length()), Map.of("city", city));
    }

    /** The person has another mail address now. */
    void isReachedAt(String person, String mail) {
        identified(person.substring("email:".length()), Map.of("email", mail));
    }

    /** Asks for a message; answers its delivery. */
    String asks(String person, String channel, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "profile",
                person,
                "channel",
                channel,
                "purpose",
                "marketing",
                "message",
                Map.of("subject", "Hello", "text", "Hello {{ traits.firstName }}, it is on sale.")));
        body.putAll(more);
        HttpResponse<String> answer = post("/api/v1/deliveries", body);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
        return json(answer).path("delivery").asString();
    }

    /** What is said of a delivery as soon as it is no longer at its beginning. */
    JsonNode weighed(String delivery) {
        return awaited(
                "/api/v1/why/" + delivery, why -> !why.path("status").asString().equals("requested"));
    }

    JsonNode became(String delivery, String status) {
        return awaited(
                "/api/v1/why/" + delivery, why -> why.path("status").asString().equals(status));
    }

    /** What one gate said of the last weighing. */
    static JsonNode gate(JsonNode why, String name) {
        JsonNode weighings = why.path("weighings");
        for (JsonNode gate : weighings.get(weighings.size() - 1).path("gates")) {
            if (gate.path("gate").asString().equals(name)) {
                return gate;
            }
        }
        throw new AssertionError("There is no gate " + name + " in " + why);
    }

    JsonNode get(String path) {
        return json(send(request(path).GET(), admin));
    }

    HttpResponse<String> ask(String path) {
        return send(request(path).GET(), admin);
    }

    /** Posts something as it is, without credentials where no token is given. */
    HttpResponse<String> post(String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(process.url().resolve(path)).POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return sent(request);
    }

    String admin() {
        return admin;
    }

    HttpResponse<String> post(String path, Object body) {
        return send(request(path).POST(BodyPublishers.ofString(JSON.writeValueAsString(body))), admin);
    }

    HttpResponse<String> put(String path, Object body) {
        return send(request(path).PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))), admin);
    }

    HttpResponse<String> delete(String path) {
        return send(request(path).DELETE(), admin);
    }

    /** What a read answers as soon as it is as wanted. */
    JsonNode awaited(String path, Predicate<JsonNode> wanted) {
        return awaitedOf(() -> get(path), wanted);
    }

    JsonNode awaitedOf(Supplier<JsonNode> asking, Predicate<JsonNode> wanted) {
        JsonNode found = asking.get();
        for (int look = 0; look < LOOKS && !wanted.test(found); look++) {
            LockSupport.parkNanos(50_000_000);
            found = asking.get();
        }
        assertThat(wanted.test(found)).as("The answer is " + found).isTrue();
        return found;
    }

    /** What anybody gets who opens an address. */
    HttpResponse<String> open(String path) {
        return sent(HttpRequest.newBuilder(process.url().resolve(path)).GET());
    }

    String writeKey() {
        return writeKey;
    }

    static JsonNode json(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return JSON.readTree(response.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(process.url().resolve(path)).header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String token) {
        return sent(request.header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> sent(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("The product did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The test was interrupted", e);
        }
    }

    private void close() {
        client.close();
        process.close();
        FileSystemUtils.deleteRecursively(data.toFile());
    }
}
