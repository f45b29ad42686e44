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

/** A real PostgreSQL for the tests, one for the whole JVM, started when first asked for. */
public final class TestPostgres {

    private static final EmbeddedPostgres POSTGRES = start();

    private TestPostgres() {}

    private static EmbeddedPostgres start() {
        try {
            Path folder = Files.createTempDirectory("annals-backbone");
            EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static PostgresServer server() {
        return POSTGRES.server();
    }

    /** A pool on an event log without events; read models and tokens are gone as well. To be closed. */
    public static HikariDataSource emptyLog() {
        PostgresServer server = server();
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists annals, readstore cascade");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Pools.log(server, 12);
    }
}
