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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What segments cost intake, how soon a membership is visible, and how long new segments and previews take. */
final class SegmentRun {

    /** Enough for a million people with all that conditions ask about them. */
    static final String HEAP = "-Xmx1g";

    private static final Duration READY_WITHIN = Duration.ofMinutes(10);
    private static final int LIVE = 50;
    private static final int PROBES = 100;
    private static final int SENT_TOGETHER = 50;
    private static final double SHARE_OF_CAPACITY = 0.7;
    private static final String SEGMENTS = "/api/v1/segments";
    private static final List<String> NAMES =
            List.of("Product Viewed", "Product Added", "Products Searched", "Cart Viewed", "Order Completed");

    private final Launcher launcher;
    private final Path data;
    private final int people;
    private final int crowd;
    private final Effort effort;
    private final Report report;

    /**
     * @param people how many profiles there are when new segments are measured
     * @param crowd how many when previews are
     */
    SegmentRun(Launcher launcher, Path data, int people, int crowd, Effort effort, Report report) {
        this.launcher = launcher;
        this.data = data;
        this.people = people;
        this.crowd = crowd;
        this.effort = effort;
        this.report = report;
    }

    void measure() throws Exception {
        launcher.run("help");
        report.note("Segments: the product is run with " + HEAP);
        long events;
        try (Product product = Product.start(launcher, data, Product.freePort())) {
            product.awaitReady(READY_WITHIN);
            Session session = Session.open(launcher, data, product, effort, report);
            Rest admin = session.rest();
            double capacity = intake(session, admin);
            visible(session, admin, capacity);
            newSegments(session, admin);
            SegmentCrowd.gather(product.url(), session.writeKey(), people, crowd);
            preview(admin);
            memory(admin);
            events = admin.get(SEGMENTS).position();
            awaitCheckpoint(product.folder().path().resolve("segments").resolve("segments.checkpoint"));
        }
        starts(events);
    }

    /** Without segments, with fifty, and without them again, so that whatever grows meanwhile is on both sides. */
    private double intake(Session session, Rest admin) throws IOException, InterruptedException {
        double before = rate(session);
        for (int i = 0; i < LIVE; i++) {
            publish(admin, "live-" + i, condition(i));
        }
        for (int i = 0; i < LIVE; i++) {
            awaitLive(admin, "live-" + i);
        }
        double with = rate(session);
        report.add(new Figure(
                "intake with 50 live segments: interactions", "/s", new Goal.None(), Sample.of(with), with / before));
        report.add(new Figure(
                "intake with 50 live segments, of without",
                "",
                new Goal.AtLeast(0.85, 0.95),
                Sample.of(with / before)));
        return with;
    }

    private double rate(Session session) throws InterruptedException {
        try (Load load = new Load(
                session.product().address(),
                session.source().batches(session.interactions(), SENT_TOGETHER),
                Session.CONNECTIONS,
                Pace.CLOSED_LOOP)) {
            load.during(effort.warmUp().dividedBy(3));
            List<Window> windows = new ArrayList<>();
            for (int i = 0; i < effort.windows(); i++) {
                windows.add(load.during(effort.batches()));
            }
            return Sample.of(windows, Window::interactionsPerSecond).median();
        }
    }

    private static String condition(int number) {
        String name = NAMES.get(number % NAMES.size());
        int days = 1 + number;
        return switch (number % 5) {
            case 0 -> "{\"did\":\"%s\",\"within\":\"P%dD\",\"atLeast\":%d}".formatted(name, days, 1 + number / 5);
            case 1 ->
                "{\"all\":[{\"did\":\"%s\",\"within\":\"P%dD\"},{\"didNot\":\"Order Completed\",\"within\":\"P%dD\"}]}"
                        .formatted(name, days, days);
            case 2 ->
                "{\"sum\":\"price\",\"of\":\"%s\",\"within\":\"P%dD\",\"above\":%d}".formatted(name, days, 50 * number);
            case 3 ->
                "{\"distinct\":\"product_id\",\"of\":\"%s\",\"within\":\"P%dD\",\"atLeast\":%d}"
                        .formatted(name, days, 2 + number / 10);
            default ->
                "{\"sequence\":[{\"did\":\"Product Viewed\"},{\"did\":\"%s\",\"within\":\"PT%dH\"}]}"
                        .formatted(name, days);
        };
    }

    /** Under load: somebody does what a segment asks for, and its members are asked until they have them. */
    private void visible(Session session, Rest admin, double capacity) throws IOException, InterruptedException {
        publish(admin, "probe", "{\"did\":\"Probe\"}");
        awaitLive(admin, "probe");
        Rest source = Rest.source(session.product().url(), session.writeKey());
        List<Double> millis = new ArrayList<>();
        try (Load load = new Load(
                session.product().address(),
                session.source().batches(session.interactions(), SENT_TOGETHER),
                Session.CONNECTIONS,
                Pace.at(SHARE_OF_CAPACITY * capacity / SENT_TOGETHER))) {
            load.during(effort.warmUp().dividedBy(6));
            for (int i = 0; i < PROBES; i++) {
                good(source.post(
                        "/v1/track",
                        "{\"messageId\":\"probe-%d\",\"userId\":\"probe-%d\",\"event\":\"Probe\"}".formatted(i, i)));
                long begun = System.nanoTime();
                while (!admin.get("/api/v1/profiles/user_id:probe-" + i + "/segments")
                        .body()
                        .toString()
                        .contains("\"probe\"")) {
                    Thread.sleep(2);
                }
                millis.add((System.nanoTime() - begun) / 1e6);
            }
        }
        List<Double> sorted = millis.stream().sorted().toList();
        report.add(new Figure(
                "acknowledged until membership visible, at 70 % of intake, p50",
                " ms", new Goal.None(), Sample.of(sorted.get(PROBES / 2))));
        report.add(new Figure(
                "acknowledged until membership visible, at 70 % of intake, p95",
                " ms", new Goal.AtMost(1_000, 250), Sample.of(sorted.get(PROBES * 95 / 100))));
    }

    private void newSegments(Session session, Rest admin) throws Exception {
        long position = SegmentCrowd.gather(session.product().url(), session.writeKey(), 0, people);
        publish(admin, "numbered", "{\"trait\":\"number\",\"below\":0}");
        while (!admin.get(SEGMENTS + "/numbered/members?limit=1&atLeast=" + position)
                .isGood()) {
            Thread.sleep(100);
        }
        awaitLive(admin, "numbered");
        report.note(String.format(
                Locale.ROOT, "New segments on a trait that is asked for by another one: %,d people", people));
        sized(admin, people / 100, new Goal.AtMost(0.6, 0.15));
        sized(admin, people / 10, new Goal.AtMost(1, 0.3));
        sized(admin, people / 2, new Goal.AtMost(2, 0.6));
    }

    private void sized(Rest admin, int members, Goal goal) throws IOException, InterruptedException {
        String key = "of-" + members;
        long begun = System.nanoTime();
        publish(admin, key, "{\"trait\":\"number\",\"below\":" + members + "}");
        while (awaitLive(admin, key).path("size").asLong() < members) {
            Thread.sleep(2);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        report.add(new Figure(
                String.format(Locale.ROOT, "a new segment of %,d members, exact and visible", members),
                " s",
                goal,
                Sample.of(seconds)));
    }

    /** As somebody does who looks for the right number: one of the clauses is another one each time. */
    private void preview(Rest admin) throws IOException, InterruptedException {
        awaitPeople(admin);
        double first = tried(admin, 0);
        List<Double> changed = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        for (int i = 1; i <= effort.windows() * 2; i++) {
            changed.add(tried(admin, i));
            again.add(tried(admin, i));
        }
        report.add(new Figure("the first of these previews", " ms", new Goal.None(), Sample.of(first)));
        report.add(new Figure(
                String.format(Locale.ROOT, "preview of five clauses, one changed, on %,d people and more", crowd),
                " ms",
                new Goal.AtMost(200, 20),
                Sample.of(changed, Double::doubleValue)));
        report.add(new Figure(
                "the same preview once more", " ms", new Goal.None(), Sample.of(again, Double::doubleValue)));
    }

    private double tried(Rest admin, int change) throws IOException, InterruptedException {
        String five = """
            {"segment":"tried","condition":{"all":[{"trait":"number","above":10},{"trait":"number","below":%d},
            {"not":{"did":"Order Completed"}},{"any":[{"did":"Product Viewed"},{"trait":"number","exists":true}]}]}}
            """.formatted(crowd - crowd / 10 - change);
        long begun = System.nanoTime();
        good(admin.post(SEGMENTS + "/preview?sample=0", five));
        return (System.nanoTime() - begun) / 1e6;
    }

    /** Asks of how many people a preview would be, and has no condition evaluated for that. */
    private void awaitPeople(Rest admin) throws IOException, InterruptedException {
        String nobody = "{\"segment\":\"tried\",\"list\":true}";
        while (good(admin.post(SEGMENTS + "/preview?sample=0", nobody))
                        .body()
                        .path("people")
                        .asLong()
                < crowd) {
            Thread.sleep(100);
        }
    }

    private void memory(Rest admin) throws IOException, InterruptedException {
        String meters = admin.text("/actuator/prometheus");
        double fragments = meter(meters, "annals_segments_fragments");
        double kept = meter(meters, "annals_segments_kept");
        report.add(new Figure(
                String.format(Locale.ROOT, "memory per profile per segment, %,.0f segments", kept),
                " bytes",
                new Goal.AtMost(4, 1),
                Sample.of(meter(meters, "annals_segments_bytes") / fragments / kept)));
        report.add(new Figure(
                "memory per profile of what conditions ask about",
                " bytes",
                new Goal.None(),
                Sample.of(meter(meters, "annals_segments_facts_bytes") / fragments)));
    }

    private static double meter(String meters, String name) {
        return meters.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no meter " + name));
    }

    private static void awaitCheckpoint(Path file) throws InterruptedException {
        while (!Files.exists(file)) {
            Thread.sleep(100);
        }
    }

    /** With the checkpoint, and without it; the start of the product is in the one figure and not in the other. */
    private void starts(long events) throws Exception {
        double resumed = start(String.format(Locale.ROOT, "segments live with a checkpoint, %,d events", events));
        report.add(new Figure("of that, the state of segments", " s", new Goal.AtMost(20, 5), Sample.of(resumed)));
        try (Stream<Path> files = Files.list(data.resolve("segments"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        double rebuilt = start(String.format(Locale.ROOT, "segments live without a checkpoint, %,d events", events));
        report.add(new Figure(
                String.format(Locale.ROOT, "all state of segments made anew of %,d events", events),
                " s",
                new Goal.AtMost(300 * events / 5e6, 90 * events / 5e6),
                Sample.of(rebuilt)));
    }

    /** Starts the product until a segment is live; answers how long it took to make the state of segments. */
    private double start(String name) throws Exception {
        long begun = System.nanoTime();
        try (Product product = Product.start(launcher, data, Product.freePort())) {
            product.awaitReady(READY_WITHIN);
            Rest admin = Rest.holder(product.url(), product.folder().adminToken());
            awaitLive(admin, "live-0");
            report.add(new Figure(name, " s", new Goal.None(), Sample.of((System.nanoTime() - begun) / 1e9)));
            return meter(admin.text("/actuator/prometheus"), "annals_segments_beginning_seconds");
        }
    }

    private static void publish(Rest admin, String key, String condition) throws IOException, InterruptedException {
        good(admin.post(SEGMENTS, "{\"segment\":\"%s\",\"condition\":%s}".formatted(key, condition)));
    }

    private static JsonNode awaitLive(Rest admin, String key) throws IOException, InterruptedException {
        while (true) {
            JsonNode segment = admin.read(SEGMENTS + "/" + key);
            if (segment.path("state").asString("").equals("live")) {
                return segment;
            }
            Thread.sleep(2);
        }
    }

    private static Rest.Answer good(Rest.Answer answer) {
        if (!answer.isGood()) {
            throw new IllegalStateException("Answered by " + answer.status() + ": " + answer.body());
        }
        return answer;
    }
}
