package dev.annals.app.compliance;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A controller's end of OpenDSR: keeps what it is told, and answers as it is asked to. */
final class CalledBack implements AutoCloseable {

    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private final HttpServer server;
    private volatile int status = 202;

    CalledBack() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            Told now = new Told(status, headers, exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().add("Location", "http://169.254.169.254/");
            exchange.sendResponseHeaders(now.status(), -1);
            exchange.close();
            told.add(now);
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/opendsr_callbacks";
    }

    void answers(int next) {
        status = next;
    }

    /** The next thing it is told. */
    Told next() throws InterruptedException {
        Told next = told.poll(30, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("The controller was not called back");
        }
        return next;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /**
     * One callback.
     *
     * @param status what was answered
     * @param headers its headers, by names in any case
     * @param body what was sent
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Told(int status, Map<String, String> headers, byte[] body) {}
}
