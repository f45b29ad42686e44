package dev.annals.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What becomes of runs when something becomes of the person. */
final class PersonCases {

    private final Studio studio;

    PersonCases(Studio studio) {
        this.studio = studio;
    }

    private String waiting(String event, String reentry) {
        String key = Studio.unused("person");
        studio.publishes("""
                key: %s
                entry: { on: { event: %s }%s }
                steps:
                  - pause: { wait: { for: P5D } }
                """.formatted(key, event, reentry));
        return key;
    }

    void anErasureEndsRunsAndLeavesNothingOfThePerson() {
        String event = Studio.unused("Started");
        String key = waiting(event, ", key: cart_id");
        String user = Studio.unused("erased");
        studio.happens(user, event, Map.of("cart_id", "the-very-cart"));
        studio.run(key, it -> Studio.has(it, "run.wait-began"));

        studio.orders("/api/v1/erasures", Map.of("profile", "user_id:" + user));

        JsonNode run = studio.run(key, Studio.ended("erased"));
        assertThat(run.toString()).doesNotContain("the-very-cart").doesNotContain(user);
    }

    void aRestrictionEndsRuns() {
        String event = Studio.unused("Started");
        String key = waiting(event, "");
        String user = Studio.unused("restricted");
        studio.happens(user, event, Map.of());
        studio.run(key, it -> Studio.has(it, "run.wait-began"));

        Map<String, Object> body = new HashMap<>();
        body.put("type", "restriction");
        body.put("law", "gdpr");
        body.put("identities", List.of("user_id:" + user));
        String request = studio.operates("/api/v1/subject-requests", body)
                .path("request")
                .asString();
        studio.orders("/api/v1/subject-requests/" + request + "/identity", Map.of("method", "passport", "shown", true));

        studio.run(key, Studio.ended("restricted"));
    }

    void ofTwoRunsThatAMergeBringsTogetherTheOlderGoesOnAndNobodyIsANewcomer() {
        String event = Studio.unused("Started");
        String key = waiting(event, ", reentry: { policy: never }");
        String user = Studio.unused("merged");
        String browser = Studio.unused("browser");
        studio.sent(Map.of("type", "track", "anonymousId", browser, "event", event));
        studio.runs(key, 1);
        studio.happens(user, event, Map.of());
        studio.runs(key, 2);

        studio.sent(Map.of("type", "identify", "userId", user, "anonymousId", browser, "traits", Map.of("a", 1)));

        List<JsonNode> runs = studio.awaited(
                        Studio.JOURNEYS + "/" + key + "/runs",
                        it -> it.path("items")
                                .valueStream()
                                .anyMatch(run -> run.path("reason").asString("").equals("merged")))
                .path("items")
                .valueStream()
                .toList();
        assertThat(runs).hasSize(2);
        assertThat(runs.getLast().path("status").asString()).isEqualTo("active");
        studio.happens(user, event, Map.of());
        studio.awaited(
                Studio.JOURNEYS + "/" + key + "/stats",
                it -> !it.at("/versions/0/refused").isEmpty());
        assertThat(studio.runs(key, 2)).hasSize(2);
    }
}
