package dev.annals.axonserver.postgres;

/**
 * Where a PostgreSQL is and how to log in, so that nobody else needs to know whether it is embedded or was given by URL.
 *
 * @param jdbcUrl a {@code jdbc:postgresql:} URL without credentials
 * @param user the role to log in as
 * @param password that role's password, empty where the server asks for none
 */
public record PostgresServer(String jdbcUrl, String user, String password) {

    public PostgresServer {
        if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("The URL of a PostgreSQL begins with jdbc:postgresql:");
        }
    }

    /** Names the server without its password. */
    @Override
    public String toString() {
        return "PostgresServer[" + jdbcUrl.replaceFirst("\\?.*", "") + ", user " + user + "]";
    }
}
