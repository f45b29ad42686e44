package dev.annals.benchmarks;

import dev.annals.benchmarks.product.Launcher;
import dev.annals.benchmarks.product.Product;
import dev.annals.benchmarks.report.Figure;
import dev.annals.benchmarks.report.Goal;
import dev.annals.benchmarks.report.Report;
import dev.annals.benchmarks.report.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How long other rules are tried on the demo's data, and how well and how fast people are matched in a labelled file. */
final class IdentityVerbs {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration DEMO_WITHIN = Duration.ofMinutes(10);
    private static final int TIMES = 3;
    private static final Pattern EVALUATED =
            Pattern.compile("f1=([0-9.]+) precision=([0-9.]+) recall=([0-9.]+) .*seconds=([0-9.]+)");
    private static final String TABLE =
            "select 'readstore.profile_v' || max(version) from readstore.shelf where name = 'profile'";

    private final Launcher launcher;
    private final Path folder;
    private final Report report;

    IdentityVerbs(Launcher launcher, Path folder, Report report) {
        this.launcher = launcher;
        this.folder = folder;
        this.report = report;
    }

    /** Plays the demo, and asks what would be if a person had up to nine accounts, and devices joined nobody. */
    void whatIf() throws Exception {
        Path data = folder.resolve("demo");
        launcher.runWithin(DEMO_WITHIN, "demo", "--once", "--port", "0", "--data", data.toString());
        try (Product product = Product.start(launcher, data, Product.freePort())) {
            product.awaitReady(READY_WITHIN);
            String inForce = launcher.run("identity", "rules", "--data", data.toString());
            Path other = Files.writeString(
                    folder.resolve("other.yaml"),
                    inForce.replaceFirst("atMost: 1", "atMost: 9").replace("merges: true", "merges: false"));
            List<Double> seconds = new ArrayList<>();
            List<Double> raw = new ArrayList<>();
            for (int time = 0; time < TIMES; time++) {
                long begun = System.nanoTime();
                JsonNode found = JsonMapper.shared()
                        .readTree(launcher.run(
                                "identity", "what-if", other.toString(), "--json", "--data", data.toString()));
                seconds.add((System.nanoTime() - begun) / 1e9);
                if (time == 0) {
                    report.note("What-if over the demo's data: " + found.path("identifiers") + " identifiers, "
                            + found.path("profiles") + " profiles; the raw limit is reading the documents from"
                            + " PostgreSQL");
                }
                raw.add(read(product));
            }
            Sample sample = Sample.of(seconds, Double::doubleValue);
            report.add(new Figure(
                    "what-if over the demo's data, by the verb",
                    " s",
                    new Goal.AtMost(10, 5),
                    sample,
                    sample.median() / Sample.of(raw, Double::doubleValue).median()));
        }
    }

    /** Scores a labelled file. */
    void evaluate(@Nullable Path labelled) throws InterruptedException {
        if (labelled == null) {
            report.note("No labelled file was named by --labelled, so matching was not measured");
            return;
        }
        String printed = launcher.run("identity", "evaluate", labelled.toString());
        Matcher found = EVALUATED.matcher(printed.lines().toList().getLast());
        if (!found.find()) {
            throw new IllegalStateException("identity evaluate printed: " + printed);
        }
        String file = labelled.getFileName().toString();
        report.add(new Figure(
                "matching in " + file + ", pairwise F1",
                "",
                new Goal.AtLeast(0.95, 0.97),
                Sample.of(Double.parseDouble(found.group(1)))));
        report.add(new Figure(
                "matching in " + file, " s", new Goal.AtMost(10, 5), Sample.of(Double.parseDouble(found.group(4)))));
    }

    /** How many seconds it takes to read all documents of profiles, and to do nothing with them. */
    private static double read(Product product) throws SQLException {
        try (Connection connection = product.folder().connect();
                Statement statement = connection.createStatement()) {
            String table = table(statement);
            long begun = System.nanoTime();
            try (ResultSet rows = statement.executeQuery("select body from " + table + " order by key")) {
                long bytes = 0;
                while (rows.next()) {
                    bytes += rows.getBytes(1).length;
                }
                if (bytes == 0) {
                    throw new IllegalStateException("There are no documents of profiles");
                }
            }
            return (System.nanoTime() - begun) / 1e9;
        }
    }

    private static String table(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(TABLE)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
