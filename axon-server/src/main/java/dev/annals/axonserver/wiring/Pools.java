package dev.annals.axonserver.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.annals.axonserver.eventstore.UuidArray;
import dev.annals.axonserver.postgres.PostgresServer;
import org.flywaydb.core.Flyway;

/** Makes the connection pools on PostgreSQL, and brings their schemas up to date. */
public final class Pools {

    private static final int CONNECT_MILLIS = 3_000;
    private static final String SOCKET_SECONDS = "60";

    private Pools() {}

    /** A pool whose commits are durable, on the schema {@code annals}. */
    public static HikariDataSource log(PostgresServer server, int connections) {
        HikariDataSource pool = new HikariDataSource(settings("annals-log", server, connections));
        migrate(pool, "annals", "classpath:db/backbone");
        return pool;
    }

    /** A pool whose commits may be lost with the machine's power, on the schema {@code readstore}. */
    public static HikariDataSource readStore(PostgresServer server, int connections) {
        HikariConfig settings = settings("annals-read-store", server, connections);
        settings.addDataSourceProperty("options", "-c synchronous_commit=off");
        HikariDataSource pool = new HikariDataSource(settings);
        migrate(pool, "readstore", "classpath:db/readstore");
        return pool;
    }

    private static HikariConfig settings(String name, PostgresServer server, int connections) {
        HikariConfig settings = new HikariConfig();
        settings.setPoolName(name);
        settings.setJdbcUrl(server.jdbcUrl());
        settings.setUsername(server.user());
        settings.setPassword(server.password());
        settings.setMaximumPoolSize(connections);
        settings.setMinimumIdle(2);
        settings.setConnectionTimeout(CONNECT_MILLIS);
        settings.addDataSourceProperty("ApplicationName", name);
        settings.addDataSourceProperty("tcpKeepAlive", "true");
        settings.addDataSourceProperty("socketTimeout", SOCKET_SECONDS);
        settings.addDataSourceProperty("binaryTransferEnable", UuidArray.OID);
        settings.addDataSourceProperty("logServerErrorDetail", "false");
        return settings;
    }

    private static void migrate(HikariDataSource pool, String schema, String location) {
        Flyway.configure()
                .dataSource(pool)
                .schemas(schema)
                .locations(location)
                .load()
                .migrate();
    }
}
