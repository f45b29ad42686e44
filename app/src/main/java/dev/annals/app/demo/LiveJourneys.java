package dev.annals.app.demo;

import dev.annals.platform.journey.ReadyMade;
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
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The demo's chapter about journeys that are live: three that come along are published with their waits shortened, so that a
 * day passes in two seconds, and five people go through them. What was sent, and what was held back and why, is printed.
 * Played again it sends nothing new.
 */
final class LiveJourneys implements Chapter {

    private static final List<String> KEYS = List.of("abandoned-cart", "quote-not-finished", "birthday");
    private static final Pattern WAIT = Pattern.compile("(for|timeout): (P[0-9DTHM]+)");
    private static final Pattern LEFT_OUT = Pattern.compile("(?m)^ *(holdout|quiet_hours):.*\\R");
    private static final Pattern TESTS = Pattern.compile("(?ms)^tests:.*");
    private static final int DAY_IN_SECONDS = 2;
    private static final int LOOKS = 1_200;
    private static final LocalTime SOON_NINE = LocalTime.of(8, 59, 45);

    private final InstantSource clock;

    /** @param clock tells for whom it is nearly nine o'clock now */
    LiveJourneys(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void play(Stage stage, Findings findings) {
        stage.out().println();
        stage.out().println("Journeys that are live, with a day passing in two seconds");
        OffsetDateTime nearlyNine = nowAs(SOON_NINE);
        String noon = nowAs(LocalTime.NOON).getOffset().getId();
        known(stage, "ava", Map.of("pushToken", "live-token", "timezone", noon));
        known(stage, "bo", Map.of("pushToken", "live-token-2", "timezone", noon));
        known(stage, "cy", Map.of("timezone", noon));
        known(stage, "dee", Map.of("phone", "+436605550123"));
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
        for (String who : List.of("cy", "eve")) {
            agrees(stage, who, "email");
        }
        KEYS.forEach(key -> publish(stage, key));
        stage.send(List.of(
                happens(stage, "ava", 1, "Product Added", Map.of("cart_id", "live-ava")),
                happens(stage, "bo", 1, "Product Added", Map.of("cart_id", "live-bo")),
                happens(stage, "cy", 1, "Product Added", Map.of("cart_id", "live-cy")),
                happens(stage, "dee", 1, "Quote Started", Map.of("quote_id", "live-dee", "amount", 500)),
                happens(stage, "cy", 0, "Order Completed", Map.of("cart_id", "live-cy"))));
        KEYS.forEach(key -> awaitEnd(stage, key, key.equals("abandoned-cart") ? 3 : 1));
        KEYS.forEach(key -> stage.client()
                .post("/api/v1/journeys/" + key + "/retirement?inFlight=drain", stage.adminToken(), Map.of())
                .orFail("Retiring a journey"));
        Map<String, Map<String, Integer>> found = new TreeMap<>();
        for (String who : List.of("ava", "bo", "cy", "dee", "eve")) {
            found.put(who, told(stage, who));
        }
        findings.add("live: sent to her who left a cart and agreed", 2, count(found, "ava", "accepted"));
        findings.add("live: held back from her, as ads were not agreed to", 1, count(found, "ava", "consent"));
        findings.add("live: held back from him who never agreed", 3, count(found, "bo", "consent"));
        findings.add(
                "live: messages to him who bought in time",
                0,
                found.getOrDefault("cy", Map.of()).size());
        findings.add("live: sent about a quote, which needs no consent", 2, count(found, "dee", "accepted"));
        findings.add("live: birthday wishes at nine in the morning", 1, count(found, "eve", "accepted"));
    }

    private static int count(Map<String, Map<String, Integer>> found, String who, String what) {
        return found.getOrDefault(who, Map.of()).getOrDefault(what, 0);
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

    /** Lately: what happened days ago has nobody enter. */
    private Map<String, Object> happens(
            Stage stage, String who, int minutesAgo, String event, Map<String, Object> properties) {
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
        message.put("timestamp", clock.instant().minusSeconds(60L * minutesAgo).toString());
        return message;
    }

    private static void publish(Stage stage, String key) {
        stage.client()
                .postYaml("/api/v1/journeys", stage.adminToken(), definition(key))
                .orFail("Publishing a journey");
    }

    /** A journey as it comes along, but for its tests, its holdout and the night, with every wait shortened. */
    private static String definition(String key) {
        String text = TESTS.matcher(ReadyMade.text(key)).replaceAll("");
        text = LEFT_OUT.matcher(text).replaceAll("");
        return WAIT.matcher(text)
                .replaceAll(found -> found.group(1) + ": PT"
                        + Math.max(
                                1,
                                Duration.parse(found.group(2)).toMinutes()
                                        * DAY_IN_SECONDS
                                        / Duration.ofDays(1).toMinutes())
                        + "S");
    }

    private static void awaitEnd(Stage stage, String key, int runs) {
        for (int look = 0; look < LOOKS; look++) {
            JsonNode items = stage.client()
                    .get("/api/v1/journeys/" + key + "/runs", stage.adminToken())
                    .orFail("Reading the runs of a journey")
                    .body()
                    .path("items");
            boolean isOver = items.size() >= runs
                    && items.valueStream()
                            .noneMatch(run -> run.path("status").asString("").equals("active"));
            if (isOver) {
                return;
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    /** Prints what became of the messages to somebody; answers how many were accepted, or held back by which gate. */
    private static Map<String, Integer> told(Stage stage, String who) {
        Map<String, Integer> counts = new TreeMap<>();
        List<JsonNode> deliveries = stage.client()
                .get("/api/v1/profiles/" + Client.encoded("email:" + mail(who)) + "/deliveries", stage.adminToken())
                .orFail("Reading the messages to somebody")
                .body()
                .path("items")
                .valueStream()
                .toList()
                .reversed();
        if (deliveries.isEmpty()) {
            stage.out().printf("  %-5s no message%n", who);
        }
        for (JsonNode delivery : deliveries) {
            JsonNode why = stage.client()
                    .get("/api/v1/why/" + delivery.path("delivery").asString(), stage.adminToken())
                    .orFail("Asking why")
                    .body();
            JsonNode weighing = why.at("/weighings/0");
            String ended = weighing.path("decision").asString("").equals("held-back")
                    ? weighing.path("gate").asString("")
                    : why.path("status").asString("");
            counts.merge(ended, 1, Integer::sum);
            stage.out()
                    .printf("  %-5s %-12s %s%n", who, ended, why.path("summary").asString(""));
        }
        return counts;
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
