package dev.annals.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The cases about waits, dates and goals. */
final class TimeCases {

    private static final int MANY = 1_000;

    private final Studio studio;

    TimeCases(Studio studio) {
        this.studio = studio;
    }

    void aClockThatIsPutBackByAnHourHoldsNobodyUp() {
        String key = Studio.unused("back");
        String event = Studio.unused("Cart Updated");
        studio.publishes(yaml(key, """
                entry: { on: { event: %s } }
                steps:
                  - pause: { wait: { for: PT2S } }
                  - done: { exit: { reason: done } }
                """.formatted(event)));
        studio.forward(Duration.ofHours(-1));
        try {
            studio.happens(Studio.unused("tim"), event, Map.of());
            JsonNode run = studio.run(key, Studio.ended("done"));
            assertThat(Studio.entry(run, "run.wait-ended").path("lateBySeconds").asLong())
                    .isLessThan(20);
        } finally {
            studio.forward(Duration.ofHours(1));
        }
    }

    private static String yaml(String key, String rest) {
        return "key: " + key + "\n" + rest;
    }

    void aWaitSurvivesThreeHoursInWhichNothingRunsAndEndsOnceAndLate() {
        String key = Studio.unused("case06");
        String event = Studio.unused("Cart Updated");
        studio.publishes(yaml(key, """
                entry: { on: { event: %s } }
                steps:
                  - pause: { wait: { for: PT2H } }
                  - done: { exit: { reason: done } }
                """.formatted(event)));
        studio.happens(Studio.unused("tom"), event, Map.of(), MANY);
        String stats = Studio.JOURNEYS + "/" + key + "/stats";
        studio.awaited(
                stats,
                it -> it.at("/versions/0/steps")
                        .valueStream()
                        .anyMatch(step -> step.path("waiting").asInt() == MANY));

        studio.standsStillFor(Duration.ofHours(5));

        JsonNode figures =
                studio.awaited(stats, it -> it.at("/versions/0/exits/done").asInt(0) == MANY);
        assertThat(figures.at("/versions/0/ended").asInt()).isEqualTo(MANY);
        JsonNode run = studio.run(key, Studio.ended("done"));
        assertThat(Studio.entry(run, "run.wait-ended").path("lateBySeconds").asLong())
                .isBetween(3 * 3_600L - 60, 3 * 3_600L + 300);
        assertThat(run.path("history")
                        .valueStream()
                        .filter(entry -> entry.path("kind").asString().equals("run.wait-ended")))
                .hasSize(1);
    }

    void localTimesAreThePersonsAlsoOnTheDayTheClocksChange() {
        String key = Studio.unused("case07");
        String event = Studio.unused("Signed Up");
        studio.publishes(yaml(key, """
                timezone: { from: profile.timezone, fallback: Asia/Taipei }
                entry: { on: { event: %s } }
                steps:
                  - morning: { wait: { until: "09:00" } }
                """.formatted(event)));
        String newYorker = Studio.unused("nora");
        studio.states(newYorker, Map.of("timezone", "America/New_York"));
        studio.happens(newYorker, event, Map.of());
        JsonNode run = studio.run(key, it -> Studio.has(it, "run.wait-began"));
        ZonedDateTime until = Instant.parse(run.at("/run/until").asString()).atZone(ZoneId.of("America/New_York"));
        assertThat(until.toLocalTime()).hasToString("09:00");
        assertThat(Duration.between(studio.now(), until.toInstant())).isLessThanOrEqualTo(Duration.ofHours(25));

        studio.states(newYorker, Map.of("timezone", "Asia/Tokyo"));
        studio.run(key, it -> {
            ZonedDateTime moved = Instant.parse(it.at("/run/until").asString()).atZone(ZoneId.of("Asia/Tokyo"));
            return moved.toLocalTime().equals(LocalTime.of(9, 0));
        });

        studio.happens(Studio.unused("otto"), event, Map.of());
        studio.runs(key, 2);
        JsonNode other = studio.run(key, it -> Studio.has(it, "run.wait-began"));
        assertThat(Studio.entry(other, "run.wait-began").path("text").asString())
                .contains("Asia/Taipei")
                .contains("no time zone is known; fallback");
    }

    void aDateInThePastTakesTheEdgeThatIsConfigured() {
        for (String past : List.of("exit", "now", "skip")) {
            String key = Studio.unused("case08");
            String event = Studio.unused("Bought");
            studio.publishes(yaml(key, """
                    entry: { on: { event: %s } }
                    steps:
                      - renewal: { wait: { until_date: entry.renewal, past: %s } }
                      - next: { exit: { reason: next } }
                    """.formatted(event, past)));
            studio.happens(Studio.unused("pia"), event, Map.of("renewal", "2020-01-01"));
            String reason = past.equals("exit") ? "date-in-the-past" : past.equals("now") ? "next" : "completed";
            JsonNode run = studio.run(key, Studio.ended(reason));
            assertThat(run.path("history").findValuesAsString("text").toString())
                    .contains("the date lies in the past");
        }
    }

    void whatHappenedBeforeCountsAsFarAsItLooksBackAndOnlyOneWayIsTaken() {
        String user = Studio.unused("rosa");
        for (String lookback : List.of("PT1H", "PT0.001S")) {
            String key = Studio.unused("case09");
            String event = Studio.unused("Started");
            String paid = Studio.unused("Paid");
            studio.publishes(yaml(key, """
                    entry: { on: { event: %s } }
                    steps:
                      - wait:
                          wait_for: { any: [ { event: %s, then: paid } ], timeout: PT10M, lookback: %s, then: late }
                      - late: { exit: { reason: late } }
                      - paid: { exit: { reason: paid } }
                    """.formatted(event, paid, lookback)));
            studio.happens(user, paid, Map.of());
            studio.forward(Duration.ofSeconds(1));
            studio.happens(user, event, Map.of());
            if (lookback.equals("PT1H")) {
                studio.run(key, Studio.ended("paid"));
            } else {
                studio.run(key, it -> Studio.has(it, "run.wait-began"));
                studio.forward(Duration.ofMinutes(11));
                studio.happens(user, paid, Map.of());
                JsonNode run =
                        studio.run(key, it -> it.at("/run/status").asString().equals("ended"));
                assertThat(run.path("history")
                                .valueStream()
                                .filter(entry -> entry.path("kind").asString().equals("run.wait-ended")))
                        .hasSize(1);
            }
        }
    }

    void theGoalEndsALongWaitAtOnceAndCounts() {
        String key = Studio.unused("case10");
        String event = Studio.unused("Quote Begun");
        String order = Studio.unused("Order Placed");
        studio.publishes(yaml(key, """
                entry: { on: { event: %s } }
                goal: { event: %s }
                policies: { expires: P60D }
                steps:
                  - pause: { wait: { for: P30D } }
                """.formatted(event, order)));
        String user = Studio.unused("sam");
        studio.happens(user, event, Map.of());
        studio.run(key, it -> Studio.has(it, "run.wait-began"));
        studio.forward(Duration.ofSeconds(2));
        studio.happens(user, order, Map.of("revenue", 99.5));

        studio.run(key, Studio.ended("goal"));
        JsonNode stats = studio.get(Studio.JOURNEYS + "/" + key + "/stats").at("/versions/0");
        assertThat(stats.at("/goals/treated/reached").asInt()).isEqualTo(1);
        assertThat(stats.at("/goals/treated/value").asDouble()).isEqualTo(99.5);
        assertThat(stats.path("active").asInt()).isZero();
    }
}
