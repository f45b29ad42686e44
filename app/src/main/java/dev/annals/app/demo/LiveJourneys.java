package dev.annals.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The demo's chapter about journeys that are live: all that come along are published with their waits shortened, and eight people go
 * through them. What was sent, and what was held back and why, is printed journey by journey. Played again it sends nothing new.
 */
final class LiveJourneys implements Chapter {

    private static final Map<String, Integer> RUNS = runs();
    private static final List<String> PEOPLE = List.of("ava", "bo", "cy", "dee", "eve", "fay", "gus", "hal");
    private static final int LOOKS = 1_200;
    private static final LocalTime SOON_NINE = LocalTime.of(8, 59, 48);
    private static final Duration LAPSED = Duration.ofDays(90);
    private static final String CLUB = "live";

    private final InstantSource clock;

    /** @param clock tells for whom it is nearly nine o'clock now */
    LiveJourneys(InstantSource clock) {
        this.clock = clock;
    }

    /** How many runs are to come to their end, by journey, in the order in which they are told of. */
    private static Map<String, Integer> runs() {
        Map<String, Integer> runs = new LinkedHashMap<>();
        runs.put("birthday", 1);
        runs.put("abandoned-cart", 3);
        runs.put("welcome", 1);
        runs.put("post-purchase-review", 1);
        runs.put("win-back", 1);
        runs.put("near-the-store", 2);
        runs.put("quote-not-finished", 1);
        return runs;
    }

    @Override
    public void play(Stage stage, Findings findings) {
        stage.out().println();
        stage.out()
                .println("All seven journeys that come along, live, on a clock that makes seconds of hours and days");
        lapse(stage);
        everybody(stage);
        RUNS.keySet().forEach(key -> publish(stage, key));
        everythingHappens(stage);
        Map<String, List<String>> ends = new LinkedHashMap<>();
        RUNS.forEach((key, runs) -> ends.put(key, awaitEnd(stage, key, runs)));
        RUNS.keySet()
                .forEach(key -> stage.client()
                        .post("/api/v1/journeys/" + key + "/retirement?inFlight=drain", stage.adminToken(), Map.of())
                        .orFail("Retiring a journey"));
        List<Told> told = PEOPLE.stream().flatMap(who -> told(stage, who)).toList();
        ends.forEach((key, ended) -> {
            stage.out().printf("  %s: %s%n", key, String.join(", ", ended));
            told.stream()
                    .filter(each -> each.journey().equals(key))
                    .forEach(each ->
                            stage.out().printf("    %-5s %-12s %s%n", each.who(), each.became(), each.summary()));
        });
        agree(findings, told);
    }

    private static void agree(Findings findings, List<Told> told) {
        findings.add("live: birthday wishes at nine in the morning", 1, count(told, "eve", "birthday", "accepted"));
        findings.add(
                "live: sent to her who left a cart and agreed", 2, count(told, "ava", "abandoned-cart", "accepted"));
        findings.add(
                "live: held back from her, as ads were not agreed to",
                1,
                count(told, "ava", "abandoned-cart", "consent"));
        findings.add("live: held back from him who never agreed", 3, count(told, "bo", "abandoned-cart", "consent"));
        findings.add(
                "live: messages about a cart to him who bought in time",
                0,
                told.stream()
                        .filter(each ->
                                each.who().equals("cy") && each.journey().equals("abandoned-cart"))
                        .count());
        findings.add("live: sent to welcome him", 2, count(told, "cy", "welcome", "accepted"));
        findings.add("live: sent to ask him for a review", 1, count(told, "cy", "post-purchase-review", "accepted"));
        findings.add(
                "live: asked by push, to which he did not agree",
                1,
                count(told, "cy", "post-purchase-review", "consent"));
        findings.add("live: sent to win her back who lapsed meanwhile", 1, count(told, "fay", "win-back", "accepted"));
        findings.add("live: held back from her by text message", 1, count(told, "fay", "win-back", "consent"));
        findings.add("live: sent to him who came near the store", 1, count(told, "gus", "near-the-store", "accepted"));
        findings.add(
                "live: held back from him who came there and never agreed",
                1,
                count(told, "hal", "near-the-store", "consent"));
        findings.add(
                "live: sent about a quote, which needs no consent",
                2,
                count(told, "dee", "quote-not-finished", "accepted"));
    }

    /**
     * What became of a message.
     *
     * @param became that it was accepted, or by which gate it was held back
     */
    private record Told(String who, String journey, String became, String summary) {}

    private static long count(List<Told> told, String who, String journey, String became) {
        return told.stream()
                .filter(each -> each.who().equals(who)
                        && each.journey().equals(journey)
                        && each.became().equals(became))
                .count();
    }

    /** The segment by which win-back is entered, of members of a club, so that the whole history does not enter with it. */
    private static void lapse(Stage stage) {
        List<Map<String, String>> clauses = List.of(
                Map.of("trait", "club", "is", CLUB),
                Map.of("did", "Order Completed"),
                Map.of("didNot", "Order Completed", "within", LAPSED.toString()));
        Answer answer = stage.client()
                .post(
                        "/api/v1/segments",
                        stage.adminToken(),
                        Map.of("segment", "lapsed", "name", "Lapsed", "condition", Map.of("all", clauses)));
        if (answer.status() != 409) {
            answer.orFail("Publishing a segment");
        }
        for (int look = 0; look < LOOKS; look++) {
            String state = stage.client()
                    .get("/api/v1/segments/lapsed", stage.adminToken())
                    .orFail("Reading a segment")
                    .body()
                    .path("state")
                    .asString("");
            if (state.equals("live")) {
                return;
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new DemoFailure("The segment of those who lapsed is not live in time");
    }

    private void everybody(Stage stage) {
        String noon = nowAs(LocalTime.NOON).getOffset().getId();
        known(stage, "ava", Map.of("pushToken", "live-token", "timezone", noon));
        known(stage, "bo", Map.of("pushToken", "live-token-2", "timezone", noon));
        known(stage, "cy", Map.of("pushToken", "live-token-3", "timezone", noon));
        known(stage, "dee", Map.of("phone", "+436605550123"));
        known(stage, "fay", Map.of("club", CLUB, "phone", "+436605550124", "timezone", noon));
        known(stage, "gus", Map.of("pushToken", "live-token-4", "timezone", noon));
        known(stage, "hal", Map.of("pushToken", "live-token-5", "timezone", noon));
        OffsetDateTime nearlyNine = nowAs(SOON_NINE);
        known(
                stage,
                "eve",
                Map.of(
                        "birthday",
                        nearlyNine.toLocalDate().minusYears(30).toString(),
                        "timezone",
                        nearlyNine.getOffset().getId()));
        for (String channel : List.of("email", "push")) {
            agrees(stage, "ava", channel);
        }
        for (String who : List.of("cy", "eve", "fay")) {
            agrees(stage, who, "email");
        }
        agrees(stage, "gus", "push");
    }

    /** The order of her who lapses is just old enough a few seconds from now. */
    private void everythingHappens(Stage stage) {
        Instant now = clock.instant();
        Instant aMinuteAgo = now.minusSeconds(60);
        stage.send(List.of(
                happens(stage, "fay", now.minus(LAPSED).plusSeconds(2), "Order Completed", Map.of()),
                happens(stage, "ava", aMinuteAgo, "Product Added", Map.of("cart_id", "live-ava")),
                happens(stage, "bo", aMinuteAgo, "Product Added", Map.of("cart_id", "live-bo")),
                happens(stage, "cy", aMinuteAgo, "Product Added", Map.of("cart_id", "live-cy")),
                happens(stage, "dee", aMinuteAgo, "Quote Started", Map.of("quote_id", "live-dee", "amount", 500)),
                happens(stage, "gus", aMinuteAgo, "Store Approached", Map.of()),
                happens(stage, "hal", aMinuteAgo, "Store Approached", Map.of()),
                happens(stage, "cy", now, "Order Completed", Map.of("cart_id", "live-cy", "order_id", "live-1"))));
    }

    private static void known(Stage stage, String who, Map<String, String> more) {
        Map<String, Object> traits = new LinkedHashMap<>(more);
        traits.put("email", mail(who));
        traits.put("name", Character.toUpperCase(who.charAt(0)) + who.substring(1));
        stage.read(
                "email:" + mail(who),
                "",
                stage.send(List.of(
                        stage.says("demo-live-" + who, 2, "identify", "userId", "live-" + who, "traits", traits))));
    }

    private static void agrees(Stage stage, String who, String channel) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("messageId", "demo-live-consent-" + who + "-" + channel);
        body.put("profile", "email:" + mail(who));
        body.put("purpose", "marketing");
        body.put("channel", channel);
        body.put("state", "given");
        body.put("method", "web-form");
        stage.client().post("/api/v1/consents", stage.adminToken(), body).orFail("Recording a consent");
    }

    /** What happened days ago has nobody enter. */
    private static Map<String, Object> happens(
            Stage stage, String who, Instant at, String event, Map<String, Object> properties) {
        Map<String, Object> message = stage.says(
                "demo-live-" + who + "-" + event,
                0,
                "track",
                "userId",
                "live-" + who,
                "event",
                event,
                "properties",
                properties);
        message.put("timestamp", at.toString());
        return message;
    }

    private static void publish(Stage stage, String key) {
        stage.client()
                .postYaml("/api/v1/journeys", stage.adminToken(), FastJourney.definition(key))
                .orFail("Publishing a journey");
    }

    /** Waits until so many people have gone through a journey; answers how each run ended. */
    private static List<String> awaitEnd(Stage stage, String key, int runs) {
        List<JsonNode> items = List.of();
        for (int look = 0; look < LOOKS; look++) {
            items = stage.client()
                    .get("/api/v1/journeys/" + key + "/runs", stage.adminToken())
                    .orFail("Reading the runs of a journey")
                    .body()
                    .path("items")
                    .valueStream()
                    .toList();
            boolean isOver = items.size() >= runs
                    && items.stream()
                            .noneMatch(run -> run.path("status").asString("").equals("active"));
            if (isOver) {
                break;
            }
            LockSupport.parkNanos(50_000_000);
        }
        Map<String, Integer> ends = new TreeMap<>();
        items.forEach(run -> ends.merge(run.path("reason").asString("under way"), 1, Integer::sum));
        return ends.entrySet().stream()
                .map(end -> end.getValue() + " " + end.getKey())
                .toList();
    }

    /** What became of the messages to somebody, the oldest first. */
    private static Stream<Told> told(Stage stage, String who) {
        return stage
                .client()
                .get("/api/v1/profiles/" + Client.encoded("email:" + mail(who)) + "/deliveries", stage.adminToken())
                .orFail("Reading the messages to somebody")
                .body()
                .path("items")
                .valueStream()
                .toList()
                .reversed()
                .stream()
                .map(delivery -> told(stage, who, delivery.path("delivery").asString()));
    }

    private static Told told(Stage stage, String who, String delivery) {
        JsonNode why = stage.client()
                .get("/api/v1/why/" + delivery, stage.adminToken())
                .orFail("Asking why")
                .body();
        JsonNode weighing = why.at("/weighings/0");
        boolean isHeldBack = weighing.path("decision").asString("").equals("held-back");
        return new Told(
                who,
                why.at("/origin/journey").asString(""),
                isHeldBack
                        ? weighing.path("gate").asString("")
                        : why.path("status").asString(""),
                why.path("summary").asString(""));
    }

    /** Now, where it is that time of day. */
    private OffsetDateTime nowAs(LocalTime time) {
        Instant now = clock.instant();
        int day = Math.toIntExact(Duration.ofDays(1).toSeconds());
        int behind =
                time.toSecondOfDay() - LocalTime.ofInstant(now, ZoneOffset.UTC).toSecondOfDay();
        return now.atOffset(ZoneOffset.ofTotalSeconds(Math.floorMod(behind + day / 2, day) - day / 2));
    }

    private static String mail(String who) {
        return "live." + who + "@example.com";
    }
}
