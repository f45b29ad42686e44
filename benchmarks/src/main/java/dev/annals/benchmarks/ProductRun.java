package dev.annals.benchmarks;

import dev.annals.benchmarks.product.Launcher;
import dev.annals.benchmarks.product.Product;
import dev.annals.benchmarks.report.Figure;
import dev.annals.benchmarks.report.Goal;
import dev.annals.benchmarks.report.Report;
import dev.annals.benchmarks.report.Sample;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Everything that is measured of the whole product, a process of its own, over HTTP. */
final class ProductRun {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final String SETTINGS = """
            select name, current_setting(name) from pg_settings
            where name in ('server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method',
                           'shared_buffers', 'max_wal_size', 'wal_compression')
            order by name""";
    private static final String SYNCS = "select sum(fsyncs)::bigint from pg_stat_io where object = 'wal'";

    private final Launcher launcher;
    private final Path data;
    private final Effort effort;
    private final Report report;
    private final int port = Product.freePort();

    ProductRun(Launcher launcher, Path data, Effort effort, Report report) {
        this.launcher = launcher;
        this.data = data;
        this.effort = effort;
        this.report = report;
    }

    void measure() throws Exception {
        launcher.run("help");
        try (Product product = Product.start(launcher, data, port)) {
            Duration first = product.awaitReady(READY_WITHIN);
            report.note("The first start, which makes the database, took " + first.toMillis() + " ms");
            report.note("PostgreSQL: " + settings(product));
            loads(product);
        }
        report.add(new Figure("ready after start, warm", " s", new Goal.AtMost(6, 3), warmStarts()));
    }

    private void loads(Product product) throws Exception {
        String key =
                launcher.run("token", "create", "--role", "source", "--name", "benchmark", "--data", data.toString());
        String analyst =
                launcher.run("token", "create", "--role", "analyst", "--name", "benchmark", "--data", data.toString());
        Session session = new Session(product, key, analyst, effort, report);
        long syncs = product.folder().number(SYNCS);
        Writes writes = new Writes(session);
        double rawHttp = writes.nothingStored();
        Footprint footprint = new Footprint(session);
        double singles = writes.singles(rawHttp);
        writes.batches();
        footprint.reportDisk();
        new Reads(session, session.analyst(), "masked").underHalfLoad(singles);
        new Reads(session, session.admin(), "unmasked, each recorded durably first").underHalfLoad(singles);
        footprint.reportMemory();
        new Exactness(session).measure();
        new Replays(session).measure();
        report.note("PostgreSQL forced its log to disk %,d times meanwhile"
                .formatted(product.folder().number(SYNCS) - syncs));
    }

    private Sample warmStarts() throws InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < effort.starts(); i++) {
            try (Product product = Product.start(launcher, data, port)) {
                seconds.add(product.awaitReady(READY_WITHIN).toMillis() / 1e3);
            }
        }
        return new Sample(seconds);
    }

    private static String settings(Product product) throws SQLException {
        StringJoiner settings = new StringJoiner(", ");
        try (Connection connection = product.folder().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SETTINGS)) {
            while (rows.next()) {
                settings.add(rows.getString(1) + "=" + rows.getString(2));
            }
        }
        return settings.toString();
    }
}
