package dev.annals.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The cases about what is changed while runs are under way. */
final class ChangeCases {

    private final Studio studio;

    ChangeCases(Studio studio) {
        this.studio = studio;
    }

    private static String yaml(String key, String rest) {
        return "key: " + key + "\n" + rest;
    }

    void runsStayWithTheirVersionUnlessTheyAreMigratedWithAMapThatKnowsEveryStep() {
        String key = Studio.unused("case15");
        String event = Studio.unused("Subscribed");
        String first = """
                entry: { on: { event: %s } }
                steps:
                  - pause: { wait: { for: P1D } }
                """.formatted(event);
        studio.publishes(yaml(key, first));
        for (int i = 0; i < 10; i++) {
            studio.happens(Studio.unused("u"), event, Map.of());
        }
        studio.awaited(Studio.JOURNEYS + "/" + key, it -> it.at("/active/1").asInt() == 10);

        JsonNode second = studio.publishes(yaml(key, first.replace("P1D", "P2D")));
        assertThat(second.path("version").asInt()).isEqualTo(2);
        assertThat(second.at("/touched/1").asInt()).isEqualTo(10);

        String third = yaml(key, first.replace("pause", "rest"));
        HttpResponse<String> refused = studio.tries(third, "?inFlight=migrate");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Studio.JSON.readTree(refused.body()).path("detail").asString())
                .contains("pause (10)");

        assertThat(Studio.json(studio.tries(third, "?inFlight=migrate&map=pause:rest"))
                        .path("version")
                        .asInt())
                .isEqualTo(3);
        studio.awaited(
                Studio.JOURNEYS + "/" + key,
                it -> it.at("/active/3").asInt() == 10 && it.path("active").size() == 1);
        studio.awaited(
                Studio.JOURNEYS + "/" + key + "/runs",
                it -> it.path("items")
                        .valueStream()
                        .allMatch(run -> run.path("step").asString().equals("rest")));
    }

    void aPauseHoldsRunsAndAResumeLetsThemGoOnOneAfterTheOther() {
        String key = Studio.unused("case16");
        String event = Studio.unused("Registered");
        studio.publishes(yaml(key, """
                entry: { on: { event: %s } }
                policies: { resume_per_hour: 3600 }
                steps:
                  - pause: { wait: { for: PT1H } }
                  - tell: { emit: { event: Told } }
                """.formatted(event)));
        for (int i = 0; i < 4; i++) {
            studio.happens(Studio.unused("u"), event, Map.of());
        }
        studio.runs(key, 4);
        studio.awaited(
                Studio.JOURNEYS + "/" + key + "/stats",
                it -> it.at("/versions/0/steps/0/waiting").asInt() == 4);
        assertThat(Studio.json(studio.does(Studio.JOURNEYS + "/" + key + "/pause", Map.of()))
                        .path("changed")
                        .asBoolean())
                .isTrue();
        studio.happens(Studio.unused("late"), event, Map.of());
        studio.forward(Duration.ofMinutes(62));

        studio.awaited(
                Studio.JOURNEYS + "/" + key + "/runs",
                it -> it.path("items")
                        .valueStream()
                        .allMatch(run -> run.path("status").asString().equals("held")));
        studio.does(Studio.JOURNEYS + "/" + key + "/resume", Map.of());
        List<JsonNode> runs = studio.awaited(
                        Studio.JOURNEYS + "/" + key + "/runs",
                        it -> it.path("items")
                                .valueStream()
                                .allMatch(run -> run.path("status").asString().equals("ended")))
                .path("items")
                .valueStream()
                .toList();
        assertThat(runs).hasSize(4);
        assertThat(runs.stream()
                        .map(run ->
                                Instant.parse(run.path("endedAt").asString()).getEpochSecond())
                        .distinct())
                .as("throttled to one a second")
                .hasSizeGreaterThan(2);
    }

    void aRebuildLeavesEveryFigureAndEveryRunAsItWas() {
        String key = Studio.unused("case20");
        String event = Studio.unused("Counted");
        studio.publishes(yaml(key, """
                entry: { on: { event: %s } }
                steps:
                  - halves: { split: [ { name: a, weight: 50, then: a }, { name: b, weight: 50, then: b } ] }
                  - a: { exit: { reason: a } }
                  - b: { wait: { for: P1D } }
                """.formatted(event)));
        for (int i = 0; i < 12; i++) {
            studio.happens(Studio.unused("u"), event, Map.of());
        }
        studio.awaited(
                Studio.JOURNEYS + "/" + key + "/stats",
                it -> it.at("/versions/0/entered").asInt() == 12);
        List<JsonNode> before = studio.runs(key, 12);
        JsonNode stats = studio.get(Studio.JOURNEYS + "/" + key + "/stats");

        studio.operates("/api/v1/operations/projections/journey-run/replay", Map.of());

        assertThat(studio.runs(key, 12)).containsExactlyElementsOf(before);
        assertThat(studio.get(Studio.JOURNEYS + "/" + key + "/stats")).isEqualTo(stats);
    }
}
