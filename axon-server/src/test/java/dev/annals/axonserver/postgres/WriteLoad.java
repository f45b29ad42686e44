package dev.annals.axonserver.postgres;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** A process of its own that owns a PostgreSQL and writes to it until it is killed, printing each row's id once it is committed. */
final class WriteLoad {

    static final int WRITERS = 4;

    private WriteLoad() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]), System.err::println);
        try (Connection connection = Sql.connect(postgres);
                var statement = connection.createStatement()) {
            statement.execute(
                    "create table if not exists written (id bigint generated always as identity, payload bytea)");
        }
        System.out.println("pid " + postgres.pid());
        for (int i = 0; i < WRITERS; i++) {
            Thread.ofPlatform().start(() -> write(postgres, System.out));
        }
    }

    private static void write(EmbeddedPostgres postgres, PrintStream out) {
        try (Connection connection = Sql.connect(postgres);
                var insert = connection.prepareStatement("insert into written (payload) values (?) returning id")) {
            while (true) {
                insert.setBytes(1, new byte[500]);
                try (var row = insert.executeQuery()) {
                    row.next();
                    out.println(row.getLong(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
