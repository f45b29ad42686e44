package dev.annals.benchmarks;

import dev.annals.benchmarks.load.Interactions;
import dev.annals.benchmarks.load.Load;
import dev.annals.benchmarks.load.Pace;
import dev.annals.benchmarks.load.Window;
import dev.annals.benchmarks.product.Cpu;
import dev.annals.benchmarks.product.Launcher;
import dev.annals.benchmarks.product.Product;
import dev.annals.benchmarks.product.Rest;
import dev.annals.benchmarks.product.ThreadTime;
import dev.annals.benchmarks.report.Figure;
import dev.annals.benchmarks.report.Goal;
import dev.annals.benchmarks.report.Report;
import dev.annals.benchmarks.report.Sample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the ledger costs beside intake, and how long proofs, audit lists and a verification take over many events. */
final class LedgerRun {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final int QUESTIONS = 1_000;
    private static final int ROUNDS = 5;
    private static final long SEED = 11;

    private final Launcher launcher;
    private final Path data;
    private final long events;
    private final Report report;
    private final Effort effort;

    LedgerRun(Launcher launcher, Path data, long events, Effort effort, Report report) {
        this.launcher = launcher;
        this.data = data;
        this.events = events;
        this.effort = effort;
        this.report = report;
    }

    void measure() throws Exception {
        launcher.run("help");
        int port = Product.freePort();
        try (Product product = Product.start(launcher, data, port)) {
            product.awaitReady(READY_WITHIN);
            String key = launcher.run(
                    "token", "create", "--role", "source", "--name", "benchmark", "--data", data.toString());
            Session session = new Session(product, key, product.folder().adminToken(), effort, report);
            long head = fill(session);
            proofs(session.rest(), head);
            audits(session.rest());
            report.add(verified("running, over HTTP", "verify", "--json", "--data", data.toString()));
            launcher.run("export", "--ledger", export(), "--data", data.toString());
        }
        report.add(verified("standing", "verify", "--json", "--data", data.toString()));
        report.add(verified("an export, offline", "verify", "--json", export()));
    }

    private long fill(Session session) throws Exception {
        Product product = session.product();
        Duration ledger = ThreadTime.of(product.java(), "annals-ledger");
        Duration all = Cpu.ofTree(product.java().pid());
        long begun = System.nanoTime();
        long interactions = 0;
        long head;
        try (Load load = new Load(
                product.address(),
                session.source().batches(session.interactions(), Session.BATCH),
                Session.CONNECTIONS,
                Pace.CLOSED_LOOP)) {
            do {
                Window window = load.during(LOOK);
                interactions += window.interactions();
                head = load.position();
            } while (head < events);
            load.stop();
            head = load.position();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        Rest rest = session.rest();
        long waiting = System.nanoTime();
        while (!rest.get("/api/v1/ledger/checkpoint?atLeast=" + head).isGood()) {
            Thread.sleep(100);
        }
        double behind = (System.nanoTime() - waiting) / 1e9;
        double spent =
                ThreadTime.of(product.java(), "annals-ledger").minus(ledger).toNanos() / 1e9;
        double whole = Cpu.ofTree(product.java().pid()).minus(all).toNanos() / 1e9;
        report.note(String.format(
                Locale.ROOT,
                "Ledger: %,d events of %,d interactions in %.0f s; the ledger's thread took %.1f s of %.1f s of processor"
                        + " time (PostgreSQL's share in reading rows for it not counted)",
                head,
                interactions,
                seconds,
                spent,
                whole));
        report.add(new Figure(
                "ledger's thread, share of all processor time",
                " %",
                new Goal.AtMost(5, 2),
                Sample.of(100 * spent / whole)));
        report.add(new Figure(
                "last event signed after the end of full intake", " s", new Goal.AtMost(5, 3), Sample.of(behind)));
        return head;
    }

    private void proofs(Rest rest, long head) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            long position = random.nextLong(1, head);
            long begun = System.nanoTime();
            boolean isGood = rest.get("/api/v1/ledger/proof/" + position).isGood();
            if (isGood) {
                millis.add((System.nanoTime() - begun) / 1e6);
            }
        }
        report.add(percentile("proof of any event, p50", millis, 0.5, new Goal.None()));
        report.add(percentile("proof of any event, p99", millis, 0.99, new Goal.AtMost(10, 5)));
    }

    private void audits(Rest rest) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            String person = Interactions.userId(random.nextInt(Session.PEOPLE));
            long begun = System.nanoTime();
            if (rest.get("/api/v1/audit?limit=100&subject=user_id:" + person).isGood()) {
                millis.add((System.nanoTime() - begun) / 1e6);
            }
        }
        report.add(percentile("audit list of a person, 100 entries, p50", millis, 0.5, new Goal.None()));
        report.add(percentile("audit list of a person, 100 entries, p99", millis, 0.99, new Goal.AtMost(50, 20)));
    }

    private static Figure percentile(String what, List<Double> millis, double share, Goal goal) {
        List<Double> sorted = millis.stream().sorted().toList();
        return new Figure(what, " ms", goal, Sample.of(sorted.get((int) (share * (sorted.size() - 1)))));
    }

    private Figure verified(String what, String... verb) throws Exception {
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round < (effort.equals(Effort.QUICK) ? 1 : ROUNDS); round++) {
            JsonNode verdict = JsonMapper.shared().readTree(launcher.run(verb));
            if (!verdict.path("sound").asBoolean()) {
                throw new IllegalStateException("The ledger is not sound: " + verdict);
            }
            rates.add(verdict.path("events").asLong() / verdict.path("seconds").asDouble());
        }
        return new Figure("verify " + what + ": events", "/s", new Goal.AtLeast(300_000, 600_000), new Sample(rates));
    }

    private String export() {
        return data.resolveSibling("exported.ledger").toString();
    }
}
