package dev.annals.axonserver.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Logs in to a PostgreSQL that was taken over and makes sure nobody else still works there. */
final class Login {

    private static final int ROUNDS = 10;

    private static final String END_OTHERS = """
            select count(pg_terminate_backend(pid, 5000))
            from pg_stat_activity where pid <> pg_backend_pid() and usename = current_user
            """;

    private Login() {}

    /**
     * Ends what the dead owner's sessions still had under way, so that none of it commits after the new owner has begun to read.
     *
     * @return false if the server does not let us in or a session does not end
     */
    static boolean endsOtherSessions(PostgresServer server) {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), credentials(server))) {
            boolean alone = false;
            for (int round = 0; round < ROUNDS && !alone; round++) {
                alone = endsOthers(connection) == 0;
            }
            return alone;
        } catch (SQLException e) {
            return false;
        }
    }

    private static int endsOthers(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var ended = statement.executeQuery(END_OTHERS)) {
            ended.next();
            return ended.getInt(1);
        }
    }

    private static Properties credentials(PostgresServer server) {
        var properties = new Properties();
        properties.setProperty("user", server.user());
        properties.setProperty("password", server.password());
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "15");
        return properties;
    }
}
