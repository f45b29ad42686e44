package dev.annals.benchmarks;

import dev.annals.benchmarks.product.Launcher;
import dev.annals.benchmarks.product.Product;
import dev.annals.benchmarks.product.Rest;
import dev.annals.benchmarks.report.Figure;
import dev.annals.benchmarks.report.Goal;
import dev.annals.benchmarks.report.Report;
import dev.annals.benchmarks.report.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** What it costs to look whose data nothing needs any more: of people who were seen lately, and of people whose streams are read. */
final class RetentionRun {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration LONG_AFTER = Duration.ofDays(36_500);
    private static final int INTERACTIONS = 10;
    private static final int BATCH = 1_000;

    private final Launcher launcher;
    private final Path data;
    private final int people;
    private final Report report;

    /** @param people how many are known, each by two identifiers and ten interactions */
    RetentionRun(Launcher launcher, Path data, int people, Report report) {
        this.launcher = launcher;
        this.data = data;
        this.people = people;
        this.report = report;
    }

    void measure() throws Exception {
        launcher.run("help");
        try (Product product = Product.start(launcher, data, Product.freePort())) {
            product.awaitReady(READY_WITHIN);
            String key = launcher.run(
                    "token", "create", "--role", "source", "--name", "benchmark", "--data", data.toString());
            Rest admin = Rest.holder(product.url(), product.folder().adminToken());
            long position = fill(Rest.source(product.url(), key));
            admin.read("/api/v1/retention/due?atLeast=" + position);
            Instant now = Clock.systemUTC().instant();
            add("seen lately", admin, now, 0);
            add("nothing of whom is needed", admin, now.plus(LONG_AFTER), people);
        }
    }

    private void add(String whom, Rest admin, Instant at, int due) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        int found = passed(admin, at);
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (found != due) {
            throw new IllegalStateException(found + " people are due where " + due + " are");
        }
        report.add(new Figure(
                String.format(Locale.ROOT, "retention: a pass over %,d people %s", people, whom),
                " people/s",
                new Goal.None(),
                Sample.of(people / seconds)));
    }

    private static int passed(Rest admin, Instant at) throws IOException, InterruptedException {
        int found = 0;
        String path = "/api/v1/retention/due?asOf=" + at;
        String next = "";
        while (next != null) {
            JsonNode page = admin.read(path + next);
            found += page.path("items").size();
            next = page.path("next").isNull()
                    ? null
                    : "&cursor=" + page.path("next").asString();
        }
        return found;
    }

    private long fill(Rest source) throws IOException, InterruptedException {
        long position = 0;
        int interactions = people * INTERACTIONS;
        for (int from = 0; from < interactions; from += BATCH) {
            StringJoiner items = new StringJoiner(",", "{\"batch\":[", "]}");
            for (int i = from; i < Math.min(interactions, from + BATCH); i++) {
                int person = i % people;
                items.add("""
                        {"type":"track","messageId":"r-%d","userId":"known-%d","anonymousId":"device-%d","event":"Order Completed"}""".formatted(i, person, person));
            }
            Rest.Answer answer = source.post("/v1/batch", items.toString());
            if (!answer.isGood()) {
                throw new IllegalStateException("Answered by " + answer.status() + ": " + answer.body());
            }
            position = answer.position();
        }
        return position;
    }
}
