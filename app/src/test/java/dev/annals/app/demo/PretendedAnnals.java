package dev.annals.app.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** As much of the HTTP API as the demo uses, over plain maps, with faults that can be switched on. */
final class PretendedAnnals implements AutoCloseable {

    /** Interactions that are acknowledged and forgotten. */
    Predicate<JsonNode> loses = message -> false;

    /** Interactions that are stored twice. */
    Predicate<JsonNode> doubles = message -> false;

    /** Whether a message stored before is stored again. */
    boolean forgetsMessageIds;

    /** Two identifiers of different people that are taken for one. */
    Set<String> confuses = Set.of();

    /** How many requests are turned away before one is let in. */
    int busyFor;

    private static final int PAGE = 7;

    private final HttpServer server;
    private final Map<String, String> tokens = new HashMap<>(Map.of("admin", "admin"));
    private final Set<String> messageIds = new HashSet<>();
    private final Map<String, Profile> profiles = new HashMap<>();
    private long position;

    private static final class Profile {
        private final String id = UUID.randomUUID().toString();
        private final Set<String> identifiers = new HashSet<>();
        private final List<JsonNode> items = new ArrayList<>();
    }

    PretendedAnnals() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** How many interactions it holds. */
    synchronized int size() {
        return messageIds.size();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            respond(exchange, body.length == 0 ? Client.JSON.nullNode() : Client.JSON.readTree(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void respond(HttpExchange exchange, JsonNode body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String caller = caller(exchange.getRequestHeaders().getFirst("Authorization"));
        if (caller.isEmpty()) {
            answer(exchange, 401, Map.of("code", "unauthenticated"));
        } else if (busyFor > 0) {
            busyFor--;
            exchange.getResponseHeaders().add("Retry-After", "1");
            answer(exchange, 429, Map.of("code", "too-many-requests"));
        } else if (path.equals("/api/v1/tokens")) {
            String token = UUID.randomUUID().toString();
            tokens.put(token, body.path("name").asString());
            answer(exchange, 201, Map.of("token", token));
        } else if (path.equals("/api/v1/interactions")) {
            List<Map<String, Object>> items = new ArrayList<>();
            body.path("batch").forEach(message -> items.add(Map.of("status", record(caller, message))));
            answer(exchange, 207, Map.of("items", items));
        } else if (path.startsWith("/v1/")) {
            answer(exchange, 200, Map.of("success", true));
        } else {
            read(exchange);
        }
    }

    private String caller(String authorization) {
        String[] parts = authorization.split(" ", 2);
        String secret = parts[0].equals("Basic")
                ? new String(Base64.getDecoder().decode(parts[1]), StandardCharsets.UTF_8).replace(":", "")
                : parts[1];
        return tokens.getOrDefault(secret, "");
    }

    private String record(String source, JsonNode message) {
        boolean isNew = messageIds.add(source + "/" + message.path("messageId").asString());
        if (!isNew && !forgetsMessageIds) {
            return "duplicate";
        }
        Profile profile = new Profile();
        Set<String> named = identifiers(message);
        profile.identifiers.addAll(named);
        named.stream().map(profiles::get).filter(Objects::nonNull).distinct().forEach(other -> {
            profile.items.addAll(other.items);
            profile.identifiers.addAll(other.identifiers);
        });
        profile.identifiers.forEach(identifier -> profiles.put(identifier, profile));
        if (!loses.test(message)) {
            profile.items.add(recorded(message));
        }
        if (doubles.test(message)) {
            profile.items.add(recorded(message));
        }
        return "stored";
    }

    private JsonNode recorded(JsonNode message) {
        position++;
        return ((ObjectNode) message.deepCopy()).put("position", position);
    }

    private Set<String> identifiers(JsonNode message) {
        Set<String> found = new HashSet<>();
        add(found, "user_id", message.path("userId"));
        add(found, "anonymous_id", message.path("anonymousId"));
        add(found, "email", message.path("traits").path("email"));
        add(found, "phone", message.path("traits").path("phone"));
        add(found, "email", message.path("context").path("traits").path("email"));
        message.path("context")
                .path("externalIds")
                .forEach(entry -> add(found, entry.path("type").asString(), entry.path("id")));
        if (found.stream().anyMatch(confuses::contains)) {
            found.addAll(confuses);
        }
        return found;
    }

    private static void add(Set<String> found, String namespace, JsonNode value) {
        if (value.isString()) {
            String text = namespace.equals("email") ? value.asString().toLowerCase(Locale.ROOT) : value.asString();
            found.add(namespace + ":" + (namespace.equals("phone") ? text.replace(" ", "") : text));
        }
    }

    private void read(HttpExchange exchange) throws IOException {
        String[] parts = exchange.getRequestURI()
                .getRawPath()
                .substring("/api/v1/profiles/".length())
                .split("/", 2);
        String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
        Profile profile = profiles.values().stream()
                .filter(candidate -> candidate.id.equals(name))
                .findFirst()
                .orElse(profiles.get(name));
        if (profile == null) {
            answer(exchange, 404, Map.of("code", "not-found"));
        } else if (parts.length == 2 && parts[1].equals("timeline")) {
            String query = exchange.getRequestURI().getQuery();
            int from = query.contains("cursor=") ? Integer.parseInt(query.replaceAll(".*cursor=", "")) : 0;
            int to = Math.min(from + PAGE, profile.items.size());
            Map<String, Object> page = new LinkedHashMap<>();
            page.put("items", profile.items.subList(from, to));
            page.put("next", to < profile.items.size() ? String.valueOf(to) : null);
            answer(exchange, 200, page);
        } else {
            List<Map<String, String>> identifiers = profile.identifiers.stream()
                    .map(text -> text.split(":", 2))
                    .map(text -> Map.of("namespace", text[0], "value", text[1]))
                    .toList();
            answer(
                    exchange,
                    200,
                    Map.of(
                            "profileId",
                            profile.id,
                            "identifiers",
                            identifiers,
                            "mergedFrom",
                            identifiers.subList(1, identifiers.size())));
        }
    }

    private void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] json = Client.JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("X-Annals-Position", String.valueOf(position));
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }
}
