package dev.annals.benchmarks.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running Annals: one process on one data folder, with the PostgreSQL it carries along. */
public final class Product implements AutoCloseable {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(60);

    private final Process process;
    private final DataFolder folder;
    private final int port;
    private final long begun;

    private Product(Process process, DataFolder folder, int port, long begun) {
        this.process = process;
        this.folder = folder;
        this.port = port;
        this.begun = begun;
    }

    /** Starts it; it is not ready yet when this returns. Its log goes to {@code annals.log} beside the data folder. */
    public static Product start(Launcher launcher, Path data, int port) {
        long begun = System.nanoTime();
        Path log = data.resolveSibling(data.getFileName() + ".log");
        Process process =
                launcher.start(log, List.of("run", "--port", Integer.toString(port), "--data", data.toString()));
        return new Product(process, new DataFolder(data), port, begun);
    }

    /**
     * Waits until it says that it is ready.
     *
     * @return how long that took from the start of its process
     * @throws IllegalStateException when it ends instead, or takes longer
     */
    public Duration awaitReady(Duration atMost) throws InterruptedException {
        while (!isReady()) {
            Duration waited = Duration.ofNanos(System.nanoTime() - begun);
            if (!process.isAlive()) {
                throw new IllegalStateException("Annals ended with " + process.exitValue() + " instead of being ready");
            }
            if (waited.compareTo(atMost) > 0) {
                throw new IllegalStateException("Annals was not ready after " + waited.toSeconds() + " s");
            }
            Thread.sleep(10);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Whether {@code /actuator/health/readiness} answers 200. */
    public boolean isReady() {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(url() + "/actuator/health/readiness").toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public DataFolder folder() {
        return folder;
    }

    /** The Java process itself, also where a script started it. */
    public ProcessHandle java() {
        return process.toHandle()
                .descendants()
                .filter(child -> child.info()
                        .command()
                        .map(command -> command.endsWith("/java"))
                        .orElse(false))
                .findFirst()
                .orElse(process.toHandle());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Kills the Java process at once (SIGKILL) and waits for its end; PostgreSQL lives on without it. */
    public void kill() throws InterruptedException {
        java().destroyForcibly();
        process.destroyForcibly();
        process.waitFor();
    }

    /** Asks it to stop (SIGTERM) and waits for its end. */
    @Override
    public void close() {
        java().destroy();
        try {
            if (!process.waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("Annals did not stop within " + STOP_WITHIN.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** A port that is free now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
