package dev.annals.benchmarks.raw;

import dev.annals.axonserver.postgres.EmbeddedPostgres;
import dev.annals.axonserver.postgres.PostgresServer;
import dev.annals.benchmarks.product.Cpu;
import dev.annals.benchmarks.raw.Recordings.Naming;
import dev.annals.command.interaction.Recorder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
     * @param arguments data folder, number of rounds, events a round, {@code raw} or {@code resolving}
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
            if (arguments[3].equals("resolving")) {
                resolve(engine, rounds, rows);
            } else {
                measure(engine, rounds, rows);
            }
        }
    }

    private static void measure(ConfigurableApplicationContext engine, int rounds, int rows) throws Exception {
        Recordings recordings = recordings(engine, Naming.AS_SENT);
        long postgres = engine.getBean(EmbeddedPostgres.class).pid();
        Map<String, List<Double>> measured = new LinkedHashMap<>();
        recordings.record(rows);
        try (Connection connection = connect(engine.getBean(PostgresServer.class))) {
            RawInsert inserts = new RawInsert(connection, PEOPLE, payload(connection));
            inserts.insert(rows);
            for (int round = 0; round < rounds; round++) {
                measure("raw", measured, postgres, rows, () -> inserts.insert(rows));
                measure("path", measured, postgres, rows, () -> recordings.record(rows));
            }
        }
        System.out.println(JsonMapper.shared().writeValueAsString(measured));
    }

    /** Interactions that name one identifier by turns with such that name two, which are linked already. */
    private static void resolve(ConfigurableApplicationContext engine, int rounds, int rows) throws Exception {
        Recordings one = recordings(engine, Naming.ONE);
        Recordings linked = recordings(engine, Naming.LINKED);
        long postgres = engine.getBean(EmbeddedPostgres.class).pid();
        Map<String, List<Double>> measured = new LinkedHashMap<>();
        one.record(rows);
        linked.record(rows);
        for (int round = 0; round < rounds; round++) {
            measure("one", measured, postgres, rows, () -> one.record(rows));
            measure("linked", measured, postgres, rows, () -> linked.record(rows));
        }
        System.out.println(JsonMapper.shared().writeValueAsString(measured));
    }

    private static Recordings recordings(ConfigurableApplicationContext engine, Naming naming) {
        return new Recordings(engine.getBean(Recorder.class), PEOPLE, Clock.systemUTC(), naming);
    }

    /** Keeps the rate, and the microseconds of processor time that each row cost this process and PostgreSQL. */
    private static void measure(
            String what, Map<String, List<Double>> measured, long postgres, int rows, Callable<Double> work)
            throws Exception {
        Duration java = Cpu.of(ProcessHandle.current());
        Duration database = Cpu.ofTree(postgres);
        add(measured, what, work.call());
        add(
                measured,
                what + "JavaMicros",
                micros(Cpu.of(ProcessHandle.current()).minus(java), rows));
        add(measured, what + "PostgresMicros", micros(Cpu.ofTree(postgres).minus(database), rows));
    }

    private static void add(Map<String, List<Double>> measured, String what, double value) {
        measured.computeIfAbsent(what, name -> new ArrayList<>()).add(value);
    }

    private static double micros(Duration cpu, int rows) {
        return cpu.toNanos() / 1e3 / rows;
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
