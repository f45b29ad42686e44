package dev.annals.benchmarks.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.annals.benchmarks.product.Launcher;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Executor;

/** Rounds in which the product calls somebody on this machine, who listens from the first to the last. */
abstract class CalledRounds extends KillingRounds implements AutoCloseable {

    private final HttpServer server;

    /**
     * @param launcher how the product is run
     * @param folder an empty folder for data
     * @param out is told one line a round
     * @param listeners run what listens to each call
     */
    CalledRounds(Rounds.Plan plan, Launcher launcher, Path folder, PrintStream out, Executor listeners) {
        super(plan, launcher, folder, out);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("No port is free for whom the product calls", e);
        }
        server.setExecutor(listeners);
        server.createContext("/", this::called);
        server.start();
    }

    /** Listens to a call, and answers it or not. */
    abstract void called(HttpExchange exchange) throws IOException;

    /** Where the product has to call. */
    final String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Override
    public final void close() {
        server.stop(0);
    }
}
