package dev.annals.axonserver.keys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes from the database's files what is left of rows that were changed, such as those of wrapped keys that were
 * destroyed or wrapped anew: dead rows, by writing the tables into new files, and the write-ahead log, by filling it up and
 * letting go of what lies before.
 *
 * <p>PostgreSQL does not delete a finished segment of that log but uses it again under a new name, old content and all,
 * until it is written over. So the current one is filled, all before it are let go of, and then as many are filled as
 * there are.
 */
public final class KeyRemains {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRemains.class);

    private static final String NOT_ALLOWED = "42501";
    private static final String SEGMENTS = "select count(*) from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$'";
    private static final String FILL = "select pg_logical_emit_message(false, 'annals',"
            + " repeat(' ', pg_size_bytes(current_setting('wal_segment_size'))::integer))";

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int LOOKS = 500;

    private KeyRemains() {}

    /**
     * Removes them. Keys cannot be made or read from the table while its file is written anew.
     *
     * @return whether this role is allowed all of it; where it is not, what is left stays until the server itself lets
     *     go of it
     */
    static boolean remove(Connection connection) throws SQLException {
        return remove(connection, "annals.subject_key", "annals.installation");
    }

    /**
     * Removes what is left of rows of some tables. Nobody can read or write a table while its file is written anew.
     *
     * @return whether this role is allowed all of it
     */
    public static boolean remove(Connection connection, String... tables) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            awaitOlder(statement);
            for (String table : tables) {
                statement.execute("vacuum full " + table);
            }
            fill(connection, 1);
            statement.execute("checkpoint");
            fill(connection, segments(statement));
            statement.execute("checkpoint");
            return true;
        } catch (SQLException e) {
            if (!NOT_ALLOWED.equals(e.getSQLState())) {
                throw e;
            }
            LOG.warn(
                    "This role of the database may not run CHECKPOINT or see its write-ahead log (grant it pg_checkpoint"
                            + " and pg_monitor), so what was removed stays in that until the server reuses it, wrapped keys under"
                            + " a master key that is gone");
            return false;
        }
    }

    /** Waits for transactions that may see rows as they were: those would be written into the new files as well. */
    private static void awaitOlder(Statement statement) throws SQLException {
        String begun;
        try (ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            begun = row.getString(1);
        }
        for (int look = 0; look < LOOKS; look++) {
            try (ResultSet row = statement.executeQuery("""
                    select count(*) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid() and xact_start < '%s'""".formatted(begun))) {
                row.next();
                if (row.getInt(1) == 0) {
                    return;
                }
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static int segments(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(SEGMENTS)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void fill(Connection connection, int segments) throws SQLException {
        try (PreparedStatement fill = connection.prepareStatement(FILL)) {
            for (int i = 0; i <= segments; i++) {
                fill.execute();
            }
        }
    }
}
