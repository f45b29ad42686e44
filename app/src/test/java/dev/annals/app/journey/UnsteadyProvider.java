package dev.annals.app.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * A provider that has trouble, and knows a message again by its id: it fails when it first hears of one, delivers it when it
 * hears of it again but gives no answer, and says the third time that it has delivered it. Under {@code /never} it always fails.
 */
final class UnsteadyProvider implements AutoCloseable {

    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final Map<String, String> delivered = new ConcurrentHashMap<>();
    private final List<String> deliveries = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final HttpServer server;

    UnsteadyProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::hear);
        server.createContext("/never", exchange -> answer(exchange, 500));
        server.start();
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** What it delivered, in order. */
    List<String> deliveries() {
        return List.copyOf(deliveries);
    }

    /** How often it was called about a message. */
    int calls(String id) {
        return calls.getOrDefault(id, 0);
    }

    private void hear(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        switch (calls.merge(id, 1, Integer::sum)) {
            case 1 -> answer(exchange, 500);
            case 2 -> {
                deliver(id, body);
                awaitClosing();
                exchange.close();
            }
            default -> {
                deliver(id, body);
                answer(exchange, 200);
            }
        }
    }

    private void deliver(String id, String body) {
        if (delivered.putIfAbsent(id, body) == null) {
            deliveries.add(body);
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
