package dev.annals.benchmarks.raw;

import dev.annals.axonserver.postgres.PostgresServer;
import dev.annals.command.interaction.Recorder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures the write path alone, from the recorder to the disk, against raw inserts into a table of the same shape in the
 * same PostgreSQL, by turns. Prints both as one line of JSON.
 */
final class WritePath {

    private static final int PEOPLE = 5_000;
    private static final String PAYLOAD = "select avg(length(payload))::bigint from annals.domain_event";

    private WritePath() {}

    /**
     * Measures and prints.
     *
     * @param arguments data folder, number of rounds, events a round
     */
    public static void main(String... arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        int rows = Integer.parseInt(arguments[2]);
        try (ConfigurableApplicationContext engine = new SpringApplicationBuilder(Engine.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("annals.data=" + data, "logging.level.root=warn", "spring.main.banner-mode=off")
                .run()) {
            measure(engine, rounds, rows);
        }
    }

    private static void measure(ConfigurableApplicationContext engine, int rounds, int rows) throws Exception {
        Recordings recordings = new Recordings(engine.getBean(Recorder.class), PEOPLE, Clock.systemUTC());
        Map<String, List<Double>> measured = new LinkedHashMap<>();
        recordings.record(rows);
        try (Connection connection = connect(engine.getBean(PostgresServer.class))) {
            RawInsert inserts = new RawInsert(connection, PEOPLE, payload(connection));
            inserts.insert(rows);
            for (int round = 0; round < rounds; round++) {
                add(measured, "raw", inserts.insert(rows));
                add(measured, "path", recordings.record(rows));
            }
        }
        System.out.println(JsonMapper.shared().writeValueAsString(measured));
    }

    private static void add(Map<String, List<Double>> measured, String what, double value) {
        measured.computeIfAbsent(what, name -> new ArrayList<>()).add(value);
    }

    private static Connection connect(PostgresServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }

    private static int payload(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(PAYLOAD)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
