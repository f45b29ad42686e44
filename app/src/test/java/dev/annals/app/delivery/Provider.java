package dev.annals.app.delivery;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A provider of messages on this machine: keeps what it is sent, and answers as it is asked to. */
final class Provider implements AutoCloseable {

    private final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
    private final List<Sent> all = new ArrayList<>();
    private final HttpServer server;
    private volatile int status = 200;
    private volatile String answer = "{}";

    /**
     * One call.
     *
     * @param method the method
     * @param path the path
     * @param headers its headers, by names in any case
     * @param body what was sent
     */
    record Sent(String method, String path, Map<String, String> headers, String body) {}

    Provider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            Sent now = new Sent(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    headers,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            synchronized (all) {
                all.add(now);
            }
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
            sent.add(now);
        });
        server.start();
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    void answers(int next, String body) {
        status = next;
        answer = body;
    }

    /** The next call that is as wanted. */
    Sent next(Predicate<Sent> wanted) throws InterruptedException {
        Sent next = sent.poll(30, TimeUnit.SECONDS);
        while (next != null && !wanted.test(next)) {
            next = sent.poll(30, TimeUnit.SECONDS);
        }
        if (next == null) {
            throw new AssertionError("The provider was not called");
        }
        return next;
    }

    /** How many calls there were that are as wanted. */
    long count(Predicate<Sent> wanted) {
        synchronized (all) {
            return all.stream().filter(wanted).count();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
