package dev.annals.axonserver.testing;

import com.zaxxer.hikari.HikariDataSource;
import dev.annals.axonserver.postgres.EmbeddedPostgres;
import dev.annals.axonserver.postgres.PostgresServer;
import dev.annals.axonserver.wiring.Pools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.util.FileSystemUtils;

/** A real PostgreSQL for the tests, one for the whole JVM, started when first asked for. */
public final class TestPostgres {

    private static final Path ALL = all();
    private static final EmbeddedPostgres POSTGRES = start();
    private static Path data = ALL;

    private TestPostgres() {}

    private static EmbeddedPostgres start() {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(ALL.resolve("server"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            postgres.close();
            FileSystemUtils.deleteRecursively(ALL.toFile());
        }));
        return postgres;
    }

    private static Path all() {
        try {
            return Files.createTempDirectory("annals-backbone");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(ALL, "log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The data folder that belongs to the log as it is now. */
    public static Path data() {
        return data;
    }

    public static PostgresServer server() {
        return POSTGRES.server();
    }

    /** A pool on an event log without events; read models and tokens are gone as well. To be closed. */
    public static HikariDataSource emptyLog() {
        PostgresServer server = server();
        data = folder();
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists annals, readstore cascade");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Pools.log(server, 12);
    }
}
