package dev.annals.benchmarks;

import dev.annals.benchmarks.load.Load;
import dev.annals.benchmarks.load.Pace;
import dev.annals.benchmarks.load.Window;
import dev.annals.benchmarks.product.Launcher;
import dev.annals.benchmarks.product.Product;
import dev.annals.benchmarks.product.Projections;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * What journeys cost intake, how soon a message is handed over, how long a try on the past takes; and, by {@link
 * WaitingRuns}, how many runs start in a second, what it takes to have many waiting, and how soon they are woken.
 */
final class JourneysRun {

    static final String JOURNEYS = "/api/v1/journeys";

    private static final Duration READY_WITHIN = Duration.ofMinutes(10);
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);
    private static final int LIVE = 20;
    private static final int PROBES = 100;
    private static final int PROBE_EVERY_MILLIS = 100;
    private static final int SENT_TOGETHER = 50;
    private static final int MOST_WINDOWS = 3;
    private static final long MILLION = 1_000_000;
    private static final List<String> NAMES =
            List.of("Product Viewed", "Product Added", "Products Searched", "Cart Viewed", "Order Completed");

    private final Launcher launcher;
    private final Path data;
    private final int waiting;
    private final Effort effort;
    private final Report report;

    /** @param waiting how many runs are to wait at the same time */
    JourneysRun(Launcher launcher, Path data, int waiting, Effort effort, Report report) {
        this.launcher = launcher;
        this.data = data;
        this.waiting = waiting;
        this.effort = effort;
        this.report = report;
    }

    void measure() throws Exception {
        launcher.run("help");
        try (Product product = Product.start(launcher, data, Product.freePort())) {
            product.awaitReady(READY_WITHIN);
            Session session = Session.open(launcher, data, product, effort, report);
            Rest admin = session.rest();
            Rest source = Rest.source(product.url(), session.writeKey());
            double without = intake(session, effort.warmUp().dividedBy(2));
            handedOver(session, admin, source, without);
            live(session, admin, without);
            settle(admin);
            backTest(admin);
            new WaitingRuns(this, session, admin, source).measure(waiting);
        }
    }

    /** Interactions a second in a closed loop. */
    double intake(Session session, Duration warmUp) throws InterruptedException {
        try (Load load = load(session, Pace.CLOSED_LOOP)) {
            load.during(warmUp);
            List<Window> windows = new ArrayList<>();
            for (int i = 0; i < Math.min(MOST_WINDOWS, effort.windows()); i++) {
                windows.add(load.during(effort.batches()));
            }
            return Sample.of(windows, Window::interactionsPerSecond).median();
        }
    }

    private static Load load(Session session, Pace pace) {
        return new Load(
                session.product().address(),
                session.source().batches(session.interactions(), SENT_TOGETHER),
                Session.CONNECTIONS,
                pace);
    }

    /** Somebody does what a journey waits for; from the answer to that until the message is recorded as handed over. */
    private void handedOver(Session session, Rest admin, Rest source, double capacity)
            throws IOException, InterruptedException {
        publish(admin, """
                {"key":"probe","consent":{"purpose":"service","transactional":true},"entry":{"on":{"event":"Probe"}},
                 "steps":[{"call":{"webhook":{"text":"probe"}}}]}""");
        List<Instant> answered = new ArrayList<>();
        try (Load load = load(session, Pace.at(capacity / 2 / SENT_TOGETHER))) {
            load.during(effort.warmUp().dividedBy(6));
            for (int i = 0; i < PROBES; i++) {
                good(source.post(
                        "/v1/track",
                        "{\"messageId\":\"probe-%1$d\",\"userId\":\"probe-%1$d\",\"event\":\"Probe\"}".formatted(i)));
                answered.add(Clock.systemUTC().instant());
                Thread.sleep(PROBE_EVERY_MILLIS);
            }
        }
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < PROBES; i++) {
            millis.add(Duration.between(answered.get(i), handedOver(admin, i)).toNanos() / 1e6);
        }
        List<Double> sorted = millis.stream().sorted().toList();
        report.add(new Figure(
                "acknowledged until handed to the connector, at half the intake, p50",
                " ms",
                new Goal.None(),
                Sample.of(sorted.get(PROBES / 2))));
        report.add(new Figure(
                "acknowledged until handed to the connector, at half the intake, p95",
                " ms",
                new Goal.AtMost(1_000, 300),
                Sample.of(sorted.get(PROBES * 95 / 100))));
    }

    private static Instant handedOver(Rest admin, int probe) throws IOException, InterruptedException {
        while (true) {
            JsonNode deliveries = admin.read("/api/v1/profiles/user_id:probe-" + probe + "/deliveries");
            String delivery = deliveries.at("/items/0/delivery").asString("");
            if (!delivery.isEmpty()) {
                JsonNode weighing = admin.read("/api/v1/why/" + delivery).at("/weighings/0");
                if (!weighing.isMissingNode()) {
                    return Instant.parse(weighing.path("at").asString());
                }
            }
            Thread.sleep(20);
        }
    }

    /** Journeys that a few of a hundred interactions matter to: who enters waits, and is through by an order. */
    private void live(Session session, Rest admin, double without) throws IOException, InterruptedException {
        for (int i = 0; i < LIVE; i++) {
            publish(admin, """
                    {"key":"live-%d","entry":{"on":{"event":"%s","where":{"quantity":4,"price":{"gte":%d}}},
                      "reentry":{"policy":"after_exit","cooldown":"P1D"}},
                     "goal":{"event":"Order Completed"},"steps":[{"week":{"wait":{"for":"P7D"}}}]}""".formatted(i, NAMES.get(i % NAMES.size()), 190 + i / NAMES.size()));
        }
        double with = intake(session, effort.warmUp().dividedBy(6));
        report.add(new Figure(
                "intake with 20 live journeys: interactions", "/s", new Goal.None(), Sample.of(with), with / without));
        report.add(new Figure(
                "intake with 20 live journeys, of without", "", new Goal.AtLeast(0.8, 0.9), Sample.of(with / without)));
        for (int i = 0; i < LIVE; i++) {
            good(admin.post(JOURNEYS + "/live-" + i + "/retirement?inFlight=stop", "{}"));
        }
    }

    /** Waits until everybody has read what there is, so that the next stage begins with an idle machine. */
    void settle(Rest admin) throws IOException, InterruptedException {
        long head = admin.read("/api/v1/operations/status").path("head").asLong();
        Projections projections = new Projections(admin);
        long begun = System.nanoTime();
        while (projections.position() < head && System.nanoTime() - begun < SETTLED_WITHIN.toNanos()) {
            Thread.sleep(100);
        }
        report.note(String.format(
                Locale.ROOT, "The log was read to its end after %.1f s more", (System.nanoTime() - begun) / 1e9));
    }

    private void backTest(Rest admin) throws IOException, InterruptedException {
        String definition = """
                {"key":"tried","entry":{"on":{"event":"Product Added","where":{"price":{"gte":100}}},
                  "reentry":{"policy":"after_exit","cooldown":"PT1M"}},
                 "goal":{"event":"Order Completed"},
                 "steps":[{"a_while":{"wait":{"for":"PT10S"}}},
                   {"viewed":{"wait_for":{"any":[{"event":"Cart Viewed"}],"timeout":"PT1M"}}}]}""";
        long begun = System.nanoTime();
        JsonNode result = good(admin.post(
                        JOURNEYS + "/tried/back-test",
                        "{\"definition\":\"%s\"}"
                                .formatted(definition.replace("\"", "\\\"").replace("\n", ""))))
                .body();
        double seconds = (System.nanoTime() - begun) / 1e9;
        long interactions = result.path("interactions").asLong();
        report.note(String.format(
                Locale.ROOT,
                "The past played had %,d interactions and %,d entries, and took %.1f s",
                interactions,
                result.at("/stats/entered").asLong(),
                seconds));
        report.add(new Figure(
                "back-test over the past, for each 1,000,000 interactions",
                " s",
                new Goal.AtMost(60, 20),
                Sample.of(seconds * MILLION / interactions)));
    }

    static void publish(Rest admin, String definition) throws IOException, InterruptedException {
        good(admin.post(JOURNEYS, definition));
    }

    static Rest.Answer good(Rest.Answer answer) {
        if (!answer.isGood()) {
            throw new IllegalStateException("Answered by " + answer.status() + ": " + answer.body());
        }
        return answer;
    }
}
