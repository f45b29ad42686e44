package dev.annals.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.app.cli.Verb;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
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
                          - mail: { send: { channel: email, template: no-such-text } }
                          - halves: { split: [ { name: a, weight: 50, then: done }, { name: b, weight: 40, then: done } ] }
                          - lost: { wait: { for: PT1H } }
                          - choice: { branch: [ { when: { trait: city, is: Graz }, then: done } ] }
                          - done: { exit: { reason: done } }
                        """), "?dryRun=true");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Studio.JSON.readTree(refused.body()).path("detail").asString())
                .contains("There is no purpose 'nothing-of-the-kind'")
                .contains("There is no segment 'nowhere'")
                .contains("journey.yaml:5:47: There is no template 'no-such-text'")
                .contains("the weights make 90")
                .contains("step \"lost\" is never reached")
                .contains("step \"choice\": else is missing");
    }

    void filesAreCheckedTriedAndPublishedByTheCommandLine() throws IOException {
        String key = Studio.unused("file");
        Path file = studio.data().resolve(key + ".yaml");
        Files.writeString(file, """
                key: %s
                entry: { on: { event: Started } }
                steps:
                  - pause: { wait: { for: PT1H } }
                tests:
                  - name: waits an hour
                    given: [ { event: Started, at: T0 } ]
                    expect: { exit: completed, sends: 0, steps: [ pause ] }
                """.formatted(key));
        String data = studio.data().toString();

        Verb valid = Verb.run("journey", "validate", file.toString(), "--data", data);
        Verb tested = Verb.run("journey", "test", file.toString());
        Verb published = Verb.run("journey", "publish", file.toString(), "--data", data);
        Verb again = Verb.run("journey", "publish", file.toString(), "--data", data);

        assertThat(valid.code()).as(valid.err()).isZero();
        assertThat(tested.out()).contains("ok      waits an hour");
        assertThat(published.out()).as(published.err()).contains("version 1 of " + key + " is in force");
        assertThat(again.out()).contains("version 1 of " + key + " was in force already");
        assertThat(studio.get(Studio.JOURNEYS + "/" + key).path("status").asString())
                .isEqualTo("live");

        Files.writeString(file, Files.readString(file).replace("exit: completed", "exit: goal"));
        Verb failed = Verb.run("journey", "test", file.toString());
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.out()).contains("FAILED  waits an hour").contains("exit is completed, expected goal");
        Files.writeString(file, Files.readString(file).replace("consent", "").replace("steps:", "stops:"));
        Verb wrong = Verb.run("journey", "validate", file.toString(), "--data", data);
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).contains(file + ":3:1: 'stops' is not known here. Do you mean 'steps'?");
    }
}
