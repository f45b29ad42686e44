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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.IntFunction;

/** How long merges take, of short histories and of long ones, and until what is read is right. */
final class IdentityRun {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final int MERGES = 100;
    private static final int SHORT = 10;
    private static final int BATCH = 1_000;
    private static final int TURNS = 21;
    private static final int WARM_UP = 10;

    private final Launcher launcher;
    private final Path data;
    private final int longHistory;
    private final Report report;

    /** @param longHistory how many interactions each of the two profiles with long histories has */
    IdentityRun(Launcher launcher, Path data, int longHistory, Report report) {
        this.launcher = launcher;
        this.data = data;
        this.longHistory = longHistory;
        this.report = report;
    }

    void measure() throws Exception {
        try (Product product = Product.start(launcher, data, Product.freePort())) {
            product.awaitReady(READY_WITHIN);
            String key = launcher.run(
                    "token", "create", "--role", "source", "--name", "benchmark", "--data", data.toString());
            Rest source = Rest.source(product.url(), key);
            Rest admin = Rest.holder(product.url(), product.folder().adminToken());
            warmUp(source, admin);
            double stored = single(source);
            merges(source, admin, stored);
            longHistories(source, admin);
        }
    }

    /** What a process that has run for some minutes has behind it: ten times as much of everything that is measured. */
    private static void warmUp(Rest source, Rest admin) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP * MERGES; i++) {
            good(source.post("/v1/track", track("warm-up", "warm-up-" + i)));
        }
        for (int turn = 0; turn < WARM_UP; turn++) {
            String turns = "warm-" + turn + "-";
            fill(source, 2 * MERGES * SHORT, i -> turns + i % (2 * MERGES));
            for (int pair = 0; pair < MERGES; pair++) {
                long position = decide(admin, "merge", turns + 2 * pair, turns + (2 * pair + 1));
                admin.read("/api/v1/profiles/user_id:" + turns + 2 * pair + "?atLeast=" + position);
            }
        }
    }

    /** The raw limit: one request that appends one interaction durably, in milliseconds. */
    private double single(Rest source) throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < 3 * MERGES; i++) {
            long begun = System.nanoTime();
            good(source.post("/v1/track", track("warm-up", "single-" + i)));
            millis.add((System.nanoTime() - begun) / 1e6);
        }
        double median = Sample.of(millis, Double::doubleValue).median();
        report.add(new Figure("one interaction, one client, p50", " ms", new Goal.None(), Sample.of(median)));
        return median;
    }

    private void merges(Rest source, Rest admin, double stored) throws IOException, InterruptedException {
        fill(source, 4 * MERGES * SHORT, i -> "short-" + i % (4 * MERGES));
        List<Double> merge = new ArrayList<>();
        List<Double> right = new ArrayList<>();
        for (int pair = 0; pair < 2 * MERGES; pair++) {
            String one = "short-" + 2 * pair;
            String other = "short-" + (2 * pair + 1);
            long begun = System.nanoTime();
            long position = decide(admin, "merge", one, other);
            double taken = (System.nanoTime() - begun) / 1e6;
            long total = admin.read("/api/v1/profiles/user_id:" + other + "?atLeast=" + position)
                    .path("counts")
                    .path("total")
                    .asLong();
            double read = (System.nanoTime() - begun) / 1e6 - taken;
            if (total != 2 * SHORT) {
                throw new IllegalStateException("A merged profile has " + total + " interactions");
            }
            if (pair >= MERGES) {
                merge.add(taken);
                right.add(read);
            }
        }
        report.note(
                "Merges: 100 pairs of profiles with " + SHORT + " interactions each, one client, after 1,100 others;"
                        + " the raw limit is one interaction recorded by one client");
        add("merge of two short histories, p50", merge, 0.5, new Goal.AtMost(5, 3), stored);
        add("merge of two short histories, p99", merge, 0.99, new Goal.AtMost(25, 15), stored);
        add("read model right after a merge, p99", right, 0.99, new Goal.AtMost(200, 50), stored);
    }

    /** By turns with a pair of short histories, so that whatever else the machine does is shared. */
    private void longHistories(Rest source, Rest admin) throws IOException, InterruptedException {
        fill(source, 2 * SHORT, i -> "brief-" + i % 2);
        fill(source, 2 * longHistory, i -> "long-" + i % 2);
        List<Double> brief = new ArrayList<>();
        List<Double> longer = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            brief.add(mergedAndSplit(admin, "brief"));
            longer.add(mergedAndSplit(admin, "long"));
        }
        Sample shortSample = Sample.of(brief, Double::doubleValue);
        Sample longSample = Sample.of(longer, Double::doubleValue);
        double ratio = longSample.median() / shortSample.median();
        report.add(new Figure("merge of two short histories, by turns", " ms", new Goal.None(), shortSample));
        report.add(new Figure(
                String.format(Locale.ROOT, "merge of two with %,d interactions each", longHistory),
                " ms",
                new Goal.None(),
                longSample));
        report.add(new Figure(
                "merge of long histories, of short ones", "", new Goal.AtMost(2, 1.2), Sample.of(ratio), ratio));
    }

    private static double mergedAndSplit(Rest admin, String who) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        decide(admin, "merge", who + "-0", who + "-1");
        double millis = (System.nanoTime() - begun) / 1e6;
        decide(admin, "split", who + "-0", who + "-1");
        return millis;
    }

    private void add(String what, List<Double> millis, double share, Goal goal, double raw) {
        double value = millis.stream().sorted().toList().get((int) Math.ceil(share * (millis.size() - 1)));
        report.add(new Figure(what, " ms", goal, Sample.of(value), value / raw));
    }

    private static long decide(Rest admin, String what, String one, String other)
            throws IOException, InterruptedException {
        String body = """
                {"one":"user_id:%s","other":"user_id:%s","reason":"benchmark"}""".formatted(one, other);
        return good(admin.post("/api/v1/identity/" + what, body)).position();
    }

    private static void fill(Rest source, int interactions, IntFunction<String> who)
            throws IOException, InterruptedException {
        for (int from = 0; from < interactions; from += BATCH) {
            StringJoiner items = new StringJoiner(",", "{\"batch\":[", "]}");
            for (int i = from; i < Math.min(interactions, from + BATCH); i++) {
                String user = who.apply(i);
                items.add(track(user, user + "-" + i));
            }
            good(source.post("/v1/batch", items.toString()));
        }
    }

    private static String track(String user, String messageId) {
        return """
                {"type":"track","messageId":"%s","userId":"%s","anonymousId":"%s-device","event":"Product Viewed"}""".formatted(messageId, user, user);
    }

    private static Rest.Answer good(Rest.Answer answer) {
        if (!answer.isGood()) {
            throw new IllegalStateException("Answered by " + answer.status() + ": " + answer.body());
        }
        return answer;
    }
}
