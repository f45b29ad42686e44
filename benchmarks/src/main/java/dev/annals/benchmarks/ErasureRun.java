package dev.annals.benchmarks;

import dev.annals.benchmarks.load.Load;
import dev.annals.benchmarks.load.Pace;
import dev.annals.benchmarks.load.Window;
import dev.annals.benchmarks.product.Launcher;
import dev.annals.benchmarks.product.Product;
import dev.annals.benchmarks.product.Rest;
import dev.annals.benchmarks.report.Figure;
import dev.annals.benchmarks.report.Goal;
import dev.annals.benchmarks.report.Report;
import dev.annals.benchmarks.report.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How long erasing a person with a long history takes, and what many erasures leave of intake's rate. */
final class ErasureRun {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int PEOPLE = 5;
    private static final int BATCH = 1_000;
    private static final int CLERKS = 4;

    private final Launcher launcher;
    private final Path data;
    private final int history;
    private final int erasures;
    private final Effort effort;
    private final Report report;

    /**
     * @param history how many interactions each of the people with long histories has
     * @param erasures how many people are erased under load
     */
    ErasureRun(Launcher launcher, Path data, int history, int erasures, Effort effort, Report report) {
        this.launcher = launcher;
        this.data = data;
        this.history = history;
        this.erasures = erasures;
        this.effort = effort;
        this.report = report;
    }

    void measure() throws Exception {
        launcher.run("help");
        try (Product product = Product.start(launcher, data, Product.freePort())) {
            product.awaitReady(READY_WITHIN);
            String key = launcher.run(
                    "token", "create", "--role", "source", "--name", "benchmark", "--data", data.toString());
            Rest source = Rest.source(product.url(), key);
            Session session = new Session(product, key, product.folder().adminToken(), effort, report);
            longHistories(source, session.rest());
            underLoad(source, session);
        }
    }

    private void longHistories(Rest source, Rest admin) throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            String user = "long-" + person;
            long position = fill(source, user, history);
            admin.read("/api/v1/profiles/user_id:" + user + "?atLeast=" + position);
            long begun = System.nanoTime();
            await(admin, ordered(admin, user));
            seconds.add((System.nanoTime() - begun) / 1e9);
        }
        report.add(new Figure(
                String.format(Locale.ROOT, "erasure of a person with %,d interactions", history),
                " s",
                new Goal.AtMost(5, 2),
                Sample.of(seconds, Double::doubleValue)));
    }

    private void underLoad(Rest source, Session session) throws Exception {
        for (int from = 0; from < erasures; from += BATCH) {
            StringJoiner items = new StringJoiner(",", "{\"batch\":[", "]}");
            for (int i = from; i < Math.min(erasures, from + BATCH); i++) {
                items.add(track("leaving-" + i, "leaving-" + i));
            }
            good(source.post("/v1/batch", items.toString()));
        }
        try (Load load = new Load(
                        session.product().address(),
                        session.source().batches(session.interactions(), Session.BATCH),
                        Session.CONNECTIONS,
                        Pace.CLOSED_LOOP);
                ExecutorService clerks = Executors.newFixedThreadPool(CLERKS)) {
            var warmUp = load.during(effort.warmUp());
            double before = load.during(effort.batches()).interactionsPerSecond();
            long begun = System.nanoTime();
            List<Future<String>> orders = new ArrayList<>();
            for (int i = 0; i < erasures; i++) {
                String user = "leaving-" + i;
                orders.add(clerks.submit(() -> ordered(session.rest(), user)));
            }
            Future<Double> end = clerks.submit(() -> {
                for (Future<String> order : orders) {
                    await(session.rest(), order.get());
                }
                return (System.nanoTime() - begun) / 1e9;
            });
            List<Double> rates = new ArrayList<>();
            while (!end.isDone()) {
                Window window = load.during(LOOK);
                rates.add(window.interactionsPerSecond());
            }
            double share = 100
                    * rates.stream().mapToDouble(Double::doubleValue).average().orElse(before)
                    / before;
            report.note(String.format(
                    Locale.ROOT,
                    "%,d erasures under load: ordered by %d clients and complete after %.1f s; warm-up at %,.0f"
                            + " interactions/s",
                    erasures,
                    CLERKS,
                    end.get(),
                    warmUp.interactionsPerSecond()));
            report.add(new Figure(
                    String.format(Locale.ROOT, "intake during %,d erasures, share of the rate before", erasures),
                    " %",
                    new Goal.AtLeast(80, 95),
                    Sample.of(share)));
        }
    }

    private static String ordered(Rest admin, String user) throws IOException, InterruptedException {
        return good(admin.post("/api/v1/erasures", "{\"profile\":\"user_id:" + user + "\"}"))
                .body()
                .path("erasure")
                .asString();
    }

    private static void await(Rest admin, String erasure) throws IOException, InterruptedException {
        while (!admin.read("/api/v1/erasures/" + erasure)
                .path("status")
                .asString()
                .equals("completed")) {
            Thread.sleep(20);
        }
    }

    private static long fill(Rest source, String user, int interactions) throws IOException, InterruptedException {
        long position = 0;
        for (int from = 0; from < interactions; from += BATCH) {
            StringJoiner items = new StringJoiner(",", "{\"batch\":[", "]}");
            for (int i = from; i < Math.min(interactions, from + BATCH); i++) {
                items.add(track(user, user + "-" + i));
            }
            position = good(source.post("/v1/batch", items.toString())).position();
        }
        return position;
    }

    private static String track(String user, String messageId) {
        return """
                {"type":"track","messageId":"%s","userId":"%s","anonymousId":"%s-device","event":"Order Completed"}""".formatted(messageId, user, user);
    }

    private static Rest.Answer good(Rest.Answer answer) {
        if (!answer.isGood()) {
            throw new IllegalStateException("Answered by " + answer.status() + ": " + answer.body());
        }
        return answer;
    }
}
