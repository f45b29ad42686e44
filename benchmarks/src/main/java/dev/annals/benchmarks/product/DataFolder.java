package dev.annals.benchmarks.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What can be learnt from a data folder: the first admin's token, and a way into the embedded PostgreSQL.
 *
 * @param path the folder given with {@code --data}
 */
public record DataFolder(Path path) {

    /** The token that the first start leaves. */
    public String adminToken() {
        return read("admin.token");
    }

    /** The process id of PostgreSQL's postmaster. */
    public long postmaster() {
        return Long.parseLong(
                read("postgres/cluster/postmaster.pid").lines().findFirst().orElseThrow());
    }

    /** A session in the embedded PostgreSQL. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + read("postgres/port") + "/annals",
                "annals",
                read("postgres/password"));
    }

    /** The first column of the first row of a query, as a number. */
    public long number(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("The embedded PostgreSQL does not answer: " + e.getMessage(), e);
        }
    }

    private String read(String file) {
        try {
            return Files.readString(path.resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder lacks " + file, e);
        }
    }
}
