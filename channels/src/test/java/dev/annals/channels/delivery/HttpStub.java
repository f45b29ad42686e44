package dev.annals.channels.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A provider on this machine that answers as a test wants it, and keeps what it was sent. */
public final class HttpStub implements AutoCloseable {

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Function<Call, Answer> answers = call -> Answer.of(200, "{}");
    private volatile Function<Call, Optional<Fault>> faults = call -> Optional.empty();

    /** What a provider does instead of answering. */
    public enum Fault {
        FAILS,
        HANGS,
        CLOSES_WITHOUT_A_WORD,
        CLOSES_AMID_ITS_ANSWER,
        ANSWERS_WHEN_NOBODY_WAITS_ANY_MORE
    }

    /**
     * One call.
     *
     * @param method the method
     * @param path the path with its query
     * @param headers its headers, by names in any case
     * @param body what was sent
     */
    public record Call(String method, String path, Map<String, String> headers, String body) {}

    /**
     * One answer.
     *
     * @param status the status
     * @param body what is answered
     * @param headers its headers
     */
    public record Answer(int status, String body, Map<String, String> headers) {

        public static Answer of(int status, String body) {
            return new Answer(status, body, Map.of());
        }
    }

    public HttpStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            Call call = new Call(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    headers,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            calls.add(call);
            Fault fault = faults.apply(call).orElse(null);
            if (fault != null) {
                fail(exchange, fault);
                return;
            }
            Answer answer = answers.apply(call);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void answer(Function<Call, Answer> how) {
        answers = how;
    }

    /** What it does instead of answering, call by call. */
    public void fail(Function<Call, Optional<Fault>> how) {
        faults = how;
    }

    private void fail(HttpExchange exchange, Fault fault) throws IOException {
        try (exchange) {
            switch (fault) {
                case FAILS -> exchange.sendResponseHeaders(500, -1);
                case HANGS -> over.await();
                case CLOSES_WITHOUT_A_WORD -> {}
                case CLOSES_AMID_ITS_ANSWER -> {
                    exchange.sendResponseHeaders(200, 64);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                }
                case ANSWERS_WHEN_NOBODY_WAITS_ANY_MORE -> {
                    over.await();
                    exchange.sendResponseHeaders(200, -1);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets those answer that nobody waits for any more. */
    public void answerLate() {
        over.countDown();
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The last call whose path begins so. */
    public Call last(String path) {
        return calls.stream()
                .filter(call -> call.path().startsWith(path))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
    }
}
