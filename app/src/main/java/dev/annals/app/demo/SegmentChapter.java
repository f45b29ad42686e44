package dev.annals.app.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The demo's chapter about segments: five are published, filled from the whole history, one membership is explained, one
 * day's history told. Played again it publishes nothing new.
 */
final class SegmentChapter implements Chapter {

    private static final String SEGMENTS = "/api/v1/segments";
    private static final String ORDER = "Order Completed";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final long bigSpenders;

    /** @param bigSpenders how many customers spent 500 and more, and nothing within the last year */
    SegmentChapter(long bigSpenders) {
        this.bigSpenders = bigSpenders;
    }

    @Override
    public void play(Stage stage, Findings findings) {
        PrintWriter out = stage.out();
        Map<String, Map<String, ?>> wanted = definitions();
        wanted.values().forEach(definition -> publish(stage, definition));
        out.println();
        out.println("Segments, filled from the whole history");
        Map<String, Long> sizes = new LinkedHashMap<>();
        wanted.forEach((key, definition) -> {
            JsonNode live = live(stage, key);
            sizes.put(key, live.path("size").asLong());
            out.printf(
                    Locale.ROOT,
                    "  %,8d  %s (%s)%n",
                    live.path("size").asLong(),
                    live.path("segment").asString(""),
                    live.path("name").asString(""));
        });
        findings.add(
                "CDNOW customers who spent 500 and more, and lapsed",
                bigSpenders,
                sizes.getOrDefault("lapsed-big-spenders", 0L));
        findings.add("segments that are live", wanted.size(), sizes.size());
        explain(stage, findings);
        history(stage, findings, sizes.getOrDefault("lapsed-big-spenders", 0L));
    }

    private static Map<String, Map<String, ?>> definitions() {
        Map<String, Map<String, ?>> all = new LinkedHashMap<>();
        add(
                all,
                "high-intent",
                "High intent",
                List.of(
                        Map.of("did", "Product Viewed", "within", "P7D"),
                        Map.of("did", "Product Added", "within", "P7D"),
                        Map.of("didNot", ORDER, "within", "P7D")));
        add(
                all,
                "new-customer",
                "New customer",
                List.of(Map.of("did", ORDER, "times", 1), Map.of("did", ORDER, "within", "P30D")));
        add(
                all,
                "at-risk",
                "At risk",
                List.of(
                        Map.of("did", ORDER, "within", "P90D", "atLeast", 2),
                        Map.of("didNot", ORDER, "within", "P30D")));
        add(
                all,
                "lapsed-big-spenders",
                "Lapsed big spenders",
                List.of(
                        Map.of("sum", "revenue", "of", ORDER, "atLeast", 500),
                        Map.of("didNot", ORDER, "within", "P365D")));
        add(all, "回購常客", "近三十天回購兩次以上的顧客", List.of(Map.of("did", ORDER, "within", "P30D", "atLeast", 2)));
        return all;
    }

    private static void add(Map<String, Map<String, ?>> all, String key, String name, List<Map<String, ?>> clauses) {
        all.put(key, Map.of("segment", key, "name", name, "condition", Map.of("all", clauses)));
    }

    private static void publish(Stage stage, Map<String, ?> definition) {
        Answer answer = stage.client().post(SEGMENTS, stage.adminToken(), definition);
        if (answer.status() != 409) {
            answer.orFail("Publishing a segment");
        }
    }

    private static JsonNode live(Stage stage, String key) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode segment = read(stage, "/" + Client.encoded(key));
            if (segment.path("state").asString("").equals("live")) {
                long position = stage.client()
                        .get(SEGMENTS, stage.adminToken())
                        .position()
                        .orElse(0);
                return read(stage, "/" + Client.encoded(key) + "?atLeast=" + position);
            }
            if (System.nanoTime() > end) {
                throw new DemoFailure("The segment " + key + " is not live in time");
            }
        }
    }

    private static void explain(Stage stage, Findings findings) {
        JsonNode member = read(stage, "/lapsed-big-spenders/members?limit=1")
                .path("items")
                .path(0);
        JsonNode why = read(
                stage,
                "/lapsed-big-spenders/explain/" + member.path("profileId").asString("nobody"));
        stage.out().println();
        stage.out()
                .println("Why " + why.path("profileId").asString("") + " is a lapsed big spender (since "
                        + why.path("since").asString("") + ", "
                        + why.path("cause").asString("") + ")");
        why.path("clause")
                .path("parts")
                .forEach(clause -> stage.out()
                        .println("  " + (clause.path("holds").asBoolean() ? "yes  " : "no   ")
                                + clause.path("says").asString("") + ": "
                                + clause.path("value").asString("")
                                + ", by " + clause.path("evidence").size() + " events"));
        findings.add(
                "explanations that agree with the record",
                1,
                why.path("member").asBoolean()
                                && why.path("clause").path("holds").asBoolean()
                        ? 1
                        : 0);
    }

    private static void history(Stage stage, Findings findings, long size) {
        JsonNode days = read(stage, "/lapsed-big-spenders/history").path("days");
        JsonNode today = days.path(days.size() - 1);
        stage.out().println("  its last day: " + today);
        findings.add("its size by its history", size, today.path("size").asLong());
    }

    private static JsonNode read(Stage stage, String path) {
        return stage.client()
                .get(SEGMENTS + path, stage.adminToken())
                .orFail("Reading of segments " + path)
                .body();
    }
}
