package dev.annals.axonserver.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.annals.axonserver.postgres.EmbeddedPostgres;
import dev.annals.axonserver.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;

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

    /** A pool on an event log without events. To be closed. */
    public static HikariDataSource emptyLog() {
        HikariDataSource pool = pool();
        Flyway flyway = Flyway.configure()
                .dataSource(pool)
                .schemas("annals")
                .locations("classpath:db/backbone")
                .cleanDisabled(false)
                .load();
        flyway.clean();
        flyway.migrate();
        return pool;
    }

    private static HikariDataSource pool() {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(server().jdbcUrl());
        settings.setUsername(server().user());
        settings.setPassword(server().password());
        settings.setMaximumPoolSize(12);
        settings.addDataSourceProperty("binaryTransferEnable", "2951");
        return new HikariDataSource(settings);
    }
}
