package dev.annals.app.imports;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers as the native endpoint of intake does, keeps what it was sent, and can be busy or refuse. */
final class RecordingIntake implements AutoCloseable {

    private final HttpServer server;
    private final List<JsonNode> messages = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private int batches;
    private int refuseAfter = Integer.MAX_VALUE;
    private int busy;

    RecordingIntake() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/interactions", this::take);
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    synchronized void refuseAfter(int accepted) {
        refuseAfter = accepted;
    }

    synchronized void acceptAgain() {
        refuseAfter = Integer.MAX_VALUE;
    }

    synchronized void busyFor(int requests) {
        busy = requests;
    }

    synchronized List<String> events() {
        return messages.stream()
                .map(message -> message.path("event").asString())
                .toList();
    }

    synchronized List<String> messageIds() {
        return messages.stream()
                .map(message -> message.path("messageId").asString())
                .toList();
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        JsonNode batch = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
        if (busy > 0) {
            busy--;
            answer(exchange, 503, "{}");
        } else if (batches >= refuseAfter) {
            answer(exchange, 403, "{\"title\":\"forbidden\",\"detail\":\"d\",\"fix\":\"f\"}");
        } else {
            batches++;
            List<String> items = new ArrayList<>();
            for (JsonNode message : batch.path("batch")) {
                messages.add(message);
                items.add(item(message));
            }
            answer(exchange, 207, "{\"items\":[" + String.join(",", items) + "]}");
        }
    }

    private String item(JsonNode message) {
        if (message.path("event").asString().equals("bad")) {
            return "{\"status\":\"quarantined\",\"reason\":\"no-identifier\"}";
        }
        boolean isNew = known.add(message.path("messageId").asString());
        return "{\"status\":\"" + (isNew ? "stored" : "duplicate") + "\",\"reason\":null}";
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
