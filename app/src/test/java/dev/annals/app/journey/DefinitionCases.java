package dev.annals.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** The cases about what is wrong with definitions. */
final class DefinitionCases {

    private final Studio studio;

    DefinitionCases(Studio studio) {
        this.studio = studio;
    }

    private static String yaml(String key, String rest) {
        return "key: " + key + "\n" + rest;
    }

    void whatIsMissingIsNamedWithItsPlaceAndWhatToAdd() {
        String yaml = yaml(Studio.unused("case01"), """
                entry: { on: { event: Started } }
                steps:
                  - saw_it:
                      wait_for: { any: [ { event: Clicked } ] }
                """);

        HttpResponse<String> refused = studio.tries(yaml, "?file=journeys/cart.yaml");

        assertThat(refused.statusCode()).isEqualTo(400);
        JsonNode problem = Studio.JSON.readTree(refused.body());
        assertThat(problem.path("code").asString()).isEqualTo("invalid-configuration");
        assertThat(problem.path("detail").asString())
                .contains("journeys/cart.yaml:5:17: step \"saw_it\": timeout is missing")
                .contains("Add e.g. timeout: P3D");
        JsonNode schema = studio.get(Studio.JOURNEYS + "/schema");
        assertThat(schema.path("$schema").asString()).isEqualTo("http://json-schema.org/draft-07/schema#");
        assertThat(schema.at("/definitions/waitFor/required").valueStream().map(JsonNode::asString))
                .contains("timeout");
        assertThat(schema.at("/definitions/waitFor/properties/timeout/description")
                        .asString())
                .isNotBlank();
    }

    void everythingThatIsWrongIsToldAtOnce() {
        HttpResponse<String> refused = studio.tries(yaml(Studio.unused("case02"), """
                        consent: { purpose: nothing-of-the-kind }
                        entry: { on: { segment: nowhere, entered: true } }
                        steps:
                          - halves: { split: [ { name: a, weight: 50, then: done }, { name: b, weight: 40, then: done } ] }
                          - lost: { wait: { for: PT1H } }
                          - choice: { branch: [ { when: { trait: city, is: Graz }, then: done } ] }
                          - done: { exit: { reason: done } }
                        """), "?dryRun=true");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Studio.JSON.readTree(refused.body()).path("detail").asString())
                .contains("There is no purpose 'nothing-of-the-kind'")
                .contains("There is no segment 'nowhere'")
                .contains("the weights make 90")
                .contains("step \"lost\" is never reached")
                .contains("step \"choice\": else is missing");
    }
}
