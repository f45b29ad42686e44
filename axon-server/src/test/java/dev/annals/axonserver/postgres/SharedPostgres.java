package dev.annals.axonserver.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One embedded PostgreSQL for all tests of a JVM that need a real one; it stops with the JVM. */
public final class SharedPostgres {

    private static final EmbeddedPostgres RUNNING = start();

    private SharedPostgres() {}

    public static PostgresServer server() {
        return RUNNING.server();
    }

    private static EmbeddedPostgres start() {
        try {
            Path folder = Files.createTempDirectory("annals-postgres-");
            EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                postgres.close();
                PostgresFolder.deleteAsFarAsPossible(folder);
            }));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
