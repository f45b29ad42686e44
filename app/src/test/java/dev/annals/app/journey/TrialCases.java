package dev.annals.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The cases about trying journeys before they are live. */
final class TrialCases {

    private final Studio studio;

    TrialCases(Studio studio) {
        this.studio = studio;
    }

    private static String yaml(String key, String rest) {
        return "key: " + key + "\n" + rest;
    }

    void aDryRunShowsThePathTheTimesAndWhatWouldBeHeldBackAndLeavesNothing() {
        String key = Studio.unused("case17");
        String user = Studio.unused("vera");
        studio.states(user, Map.of("timezone", "Europe/Vienna"));
        String definition = yaml(key, """
                consent: { purpose: marketing }
                timezone: { from: profile.timezone, fallback: UTC }
                entry: { on: { event: Cart Updated } }
                goal: { event: Order Placed }
                steps:
                  - morning: { wait: { until: "09:00" } }
                  - mail: { send: { channel: email, text: Hello }, on: { suppressed: later } }
                  - later: { wait: { for: P2D } }
                """);
        String path = Studio.JOURNEYS + "/" + key + "/dry-run";
        Map<String, ?> trial = Map.of(
                "person",
                "user_id:" + user,
                "at",
                "2027-03-27T22:00:00Z",
                "definition",
                definition,
                "happenings",
                List.of(Map.of("after", "P1D", "event", "Order Placed")));

        JsonNode result = studio.awaitedAnswer(
                path, trial, it -> it.path("exit").asString().equals("goal"));

        assertThat(result.path("heldBack").asInt()).isEqualTo(1);
        assertThat(result.path("sends").asInt()).isZero();
        assertThat(result.path("path")
                        .valueStream()
                        .map(each -> each.path("text").asString()))
                .anyMatch(text -> text.contains("2027-03-28T07:00:00Z") && text.contains("Europe/Vienna"))
                .anyMatch(text -> text.contains("held-back, consent_unknown"));
        assertThat(studio.leavesNothing(() -> studio.does(path, trial))).isTrue();
    }

    void aBackTestCountsThePastTheSameWayEachTimeAndLeavesNothing() {
        String key = Studio.unused("case18");
        String event = Studio.unused("Cart Updated");
        String order = Studio.unused("Order Placed");
        Instant start = studio.now().minus(Duration.ofDays(20));
        for (int i = 0; i < 30; i++) {
            String user = key + i;
            studio.sent(
                    Map.of(
                            "type",
                            "track",
                            "userId",
                            user,
                            "event",
                            event,
                            "messageId",
                            "cart-" + user,
                            "timestamp",
                            start.plus(Duration.ofHours(i * 8L)).toString()),
                    Map.of(
                            "type",
                            "track",
                            "userId",
                            user,
                            "event",
                            i % 3 == 0 ? order : "Something Else",
                            "timestamp",
                            start.plus(Duration.ofHours(i * 8L + 1)).toString()));
        }
        String definition = yaml(key, """
                consent: { purpose: marketing }
                entry: { on: { event: %s } }
                goal: { event: %s }
                steps:
                  - pause: { wait: { for: PT2H } }
                  - mail: { send: { channel: email, text: Hello } }
                """.formatted(event, order));
        Map<String, String> past = Map.of(
                "definition", definition,
                "from", studio.now().minus(Duration.ofDays(30)).toString(),
                "to", studio.now().toString());
        String path = Studio.JOURNEYS + "/" + key + "/back-test";
        JsonNode first =
                studio.awaitedAnswer(path, past, it -> it.path("people").asInt() == 30);

        assertThat(first.at("/stats/entered").asInt()).isEqualTo(30);
        assertThat(first.at("/stats/exits/goal").asInt()).isEqualTo(10);
        assertThat(first.at("/stats/steps")
                        .valueStream()
                        .filter(step -> step.path("step").asString().equals("mail"))
                        .findFirst()
                        .orElseThrow()
                        .at("/heldBack/consent_unknown")
                        .asInt())
                .isEqualTo(20);
        assertThat(first.path("days")
                        .valueStream()
                        .mapToLong(day -> day.path("entered").asLong())
                        .sum())
                .isEqualTo(30);
        assertThat(Studio.json(studio.does(path, past))).isEqualTo(first);
        assertThat(studio.leavesNothing(() -> studio.does(path, past))).isTrue();

        studio.orders(
                "/api/v1/interactions/cart-" + key + "0/retract?source=shop",
                Map.of("reason", "the till sent it twice"));
        studio.awaitedAnswer(path, past, it -> it.at("/stats/entered").asInt() == 29);
    }

    void figuresAreToldWhileTheyChange() {
        String key = Studio.unused("live");
        String event = Studio.unused("Started");
        studio.publishes("""
                key: %s
                entry: { on: { event: %s } }
                steps:
                  - pause: { wait: { for: P1D } }
                """.formatted(key, event));

        try (Stream<String> lines = studio.follows(Studio.JOURNEYS + "/" + key + "/live")) {
            Iterator<String> told = lines.iterator();
            assertThat(nextFigures(told).path("versions").isEmpty()).isTrue();
            studio.happens(Studio.unused("lena"), event, Map.of());
            JsonNode figures = nextFigures(told);
            while (figures.at("/versions/0/steps/0/waiting").asInt(0) == 0) {
                figures = nextFigures(told);
            }
            assertThat(figures.at("/versions/0/entered").asInt()).isEqualTo(1);
        }
    }

    private static JsonNode nextFigures(Iterator<String> told) {
        String line = told.next();
        while (!line.startsWith("data: ")) {
            line = told.next();
        }
        return Studio.JSON.readTree(line.substring("data: ".length()));
    }
}
