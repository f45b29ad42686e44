package dev.annals.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.api.journey.Journey;
import dev.annals.api.journey.Step;
import dev.annals.api.journey.Trigger;
import dev.annals.api.rejection.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JourneyYamlTest {

    private static final String CART = """
            # yaml-language-server: $schema=http://localhost:8080/schema/journey/v1.json
            apiVersion: journeys/v1
            key: abandoned-cart
            name: Abandoned cart, e-mail then SMS
            owner: lifecycle-team
            timezone: { from: profile.timezone, fallback: Asia/Taipei }
            consent: { purpose: marketing, basis: consent }
            entry:
              on: { event: cart_updated, where: { "cart.value": { gte: 500 } } }
              key: cart_id
              reentry: { policy: after_exit, cooldown: P7D }
              limit: { perHour: 5000 }
            goal: { event: order_placed, match: { cart_id: entry.cart_id }, within: P3D }
            exit_when: [ { event: cart_emptied }, { segment: vip_do_not_disturb }, { consent_withdrawn: true } ]
            policies:
              quiet_hours: { from: "21:00", to: "08:00", action: defer }
              frequency_cap: [ { channel: any, max: 2, per: P1D, window: rolling, exceed: skip } ]
              holdout: { percent: 10, salt: abandoned-cart }
              expires: P14D
            in_flight: pin
            steps:
              - wait_a_bit: { wait: { for: PT2H } }
              - mail:
                  send: { channel: email, template: cart-1@3, fallback: [ { channel: sms, template: cart-1-sms } ] }
                  on: { suppressed: try_sms, failed: try_sms }
              - saw_it:
                  wait_for:
                    any: [ { event: email_clicked, then: done } ]
                    timeout: P1D
                    then: try_sms
              - try_sms:
                  branch:
                    - { when: { consent: { channel: sms } }, then: sms }
                    - { else: true, then: done }
              - sms: { send: { channel: sms, template: cart-2@1 } }
              - done: { exit: { reason: completed } }
            tests:
              - name: buys before first mail
                given: [ { event: cart_updated, at: T0, properties: { cart_id: c1, cart.value: 600 } } ]
                when: [ { event: order_placed, at: T0+PT1H, properties: { cart_id: c1 } } ]
                expect: { exit: goal, sends: 0 }
            """;

    private static Journey read(String text) {
        return JourneyYaml.read("cart.yaml", text, Surroundings.UNKNOWN);
    }

    private static void isRefused(String text, Surroundings around, String... lines) {
        assertThatThrownBy(() -> JourneyYaml.read("cart.yaml", text, around))
                .isInstanceOfSatisfying(Rejected.class, refused -> {
                    for (String line : lines) {
                        assertThat(refused.detail()).contains(line);
                    }
                });
    }

    private static void isRefused(String text, String... lines) {
        isRefused(text, Surroundings.UNKNOWN, lines);
    }

    @Test
    void readsAJourneyAsDesignersWriteIt() {
        Journey journey = read(CART);
        assertThat(journey.key()).isEqualTo("abandoned-cart");
        assertThat(journey.steps())
                .extracting(Step::id)
                .containsExactly("wait_a_bit", "mail", "saw_it", "try_sms", "sms", "done");
        assertThat(journey.policies().holdout()).isEqualTo(10);
        assertThat(journey.policies().expires()).isEqualTo(Duration.ofDays(14));
        assertThat(journey.steps().get(1)).isInstanceOfSatisfying(Step.Send.class, send -> {
            assertThat(send.messages()).hasSize(2);
            assertThat(send.suppressed()).isEqualTo("try_sms");
            assertThat(send.then()).isEqualTo("saw_it");
        });
        assertThat(journey.tests()).hasSize(1);
    }

    @Test
    void readsTheSameAsJson() {
        String json = """
                {"key": "tiny", "entry": {"on": {"api": true}}, "steps": [{"done": {"exit": {"reason": "done"}}}]}
                """;
        assertThat(read(json).steps()).containsExactly(new Step.Exit("done", "done"));
    }

    @Test
    void namesLineAndColumnOfAMissingTimeoutAndWhatToAdd() {
        isRefused(
                CART.replace("        timeout: P1D\n", ""),
                "cart.yaml:28:9: step \"saw_it\": timeout is missing; a run could wait for ever. Add e.g. timeout: P3D");
    }

    @Test
    void findsWhatCannotBeReachedOrLeadsNowhere() {
        isRefused(
                CART.replace("on: { suppressed: try_sms", "on: { suppressed: try_sm"),
                "there is no step 'try_sm'. Do you mean 'try_sms'?");
        isRefused(
                CART.replace(
                        "{ when: { consent: { channel: sms } }, then: sms }", "{ when: { segment: x }, then: done }"),
                "step \"sms\" is never reached");
        isRefused(CART.replace("        - { else: true, then: done }\n", ""), "step \"try_sms\": else is missing");
    }

    @Test
    void findsWeightsThatDoNotMakeAHundred() {
        isRefused("""
                key: tiny
                entry: { on: { api: true } }
                steps:
                  - halves: { split: [ { name: a, weight: 50, then: done }, { name: b, weight: 40, then: done } ] }
                  - done: { exit: {} }
                """, "cart.yaml:4:22: step \"halves\": the weights make 90");
    }

    @Test
    void findsASplitThatIsToBeOptimisedForNoGoal() {
        isRefused("""
                key: tiny
                entry: { on: { api: true } }
                steps:
                  - halves: { split: [ { weight: 50, then: done }, { weight: 50 } ], optimise: goal }
                  - done: { exit: {} }
                """, "but there is none. Add e.g. goal");
    }

    @Test
    void findsWhatIsNotThere() {
        isRefused(
                CART,
                around("service", "vip"),
                "cart.yaml:7:21: There is no purpose 'marketing'; publish it in purposes.yaml first, or use one of service.",
                "There is no segment 'vip_do_not_disturb'; publish it first, or use one of vip.",
                "cart.yaml:24:41: There is no version 3 of the template 'cart-1'; publish it first",
                "There is no template 'cart-1-sms'. Do you mean 'cart-sms'?");
    }

    @Test
    void findsSegmentsAndChannelsInConditionsAndTextsThatAreNoLiquid() {
        isRefused(
                """
                key: tiny
                consent: { purpose: service }
                entry: { on: { event: Started } }
                steps:
                  - mail: { send: { channel: emial, text: "Hello {{ traits.name | defualt: 'you' }}" } }
                  - choice:
                      branch:
                        - { when: { all: [ { segment: vop }, { trait: city, is: Graz } ] }, then: mail }
                        - { when: { consent: { channel: letter } }, then: done }
                        - { else: true, then: done }
                  - done: { exit: {} }
                """,
                around("service", "vip"),
                "There is no channel 'emial'. Do you mean 'email'?",
                "There is no filter 'defualt'",
                "There is no segment 'vop'. Do you mean 'vip'?",
                "There is no channel 'letter'");
    }

    private static Surroundings around(String purpose, String segment) {
        return new Surroundings(
                Set.of(purpose), Set.of(segment), Set.of("a"), Surroundings.CHANNELS, new Surroundings.Templates() {

                    @Override
                    public boolean has(String reference) {
                        return keys().contains(reference) || reference.equals("cart-2@1");
                    }

                    @Override
                    public Set<String> keys() {
                        return Set.of("cart-1", "cart-sms");
                    }
                });
    }

    @Test
    void readsADayThatIsKnownOfThePerson() {
        assertThat(read("""
                key: tiny
                entry: { on: { date: profile.renewal, every: year, offset: -P7D, at: "10:30" } }
                steps:
                  - done: { exit: {} }
                """).entry().on())
                .isEqualTo(new Trigger.Day("renewal", true, Period.ofDays(-7), LocalTime.of(10, 30)));
        isRefused("""
                key: tiny
                entry: { on: { date: renewal, every: month, offset: P900D } }
                steps:
                  - done: { exit: {} }
                """, "Write e.g. date: profile.birthday", "'every' is year", "'P900D' is more than a year");
    }

    @Test
    void findsACircleWithoutAWait() {
        isRefused("""
                key: tiny
                entry: { on: { api: true } }
                steps:
                  - one: { emit: { event: One } }
                  - two: { emit: { event: Two }, then: one }
                """, "comes back to itself without any wait");
        read("""
                key: tiny
                entry: { on: { api: true } }
                steps:
                  - one: { emit: { event: One } }
                  - rest: { wait: { for: P1D }, then: one }
                """);
    }

    @Test
    void findsAWaitThatOutlastsTheRun() {
        isRefused(CART.replace("for: PT2H", "for: P20D"), "waits for PT480H, but a run ends after PT336H");
    }

    @Test
    void findsMessagesForNoPurpose() {
        isRefused(CART.replace("consent: { purpose: marketing, basis: consent }\n", ""), "but for no purpose");
    }

    @Test
    void namesMembersThatAreMisspelt() {
        isRefused(CART.replace("reentry: { policy", "reentry: { polcy"), "'polcy' is not known here");
    }

    @Test
    void takesFiveHundredSteps() {
        StringBuilder text = new StringBuilder("key: long\nentry: { on: { api: true } }\nsteps:\n");
        for (int i = 0; i < 500; i++) {
            text.append("  - s").append(i).append(": { wait: { for: PT1H } }\n");
        }
        assertThat(read(text.toString()).steps()).hasSize(500);
    }

    @Test
    void tellsAMistakeOnceAndWhatItShouldHaveBeen() {
        assertThatThrownBy(() -> read("""
                key: tiny
                consent: marketing
                entry: { on: { api: true } }
                policies: { holdout: 10, frequency_cap: [ { max: 2, per: a day } ] }
                steps:
                  - mail: { send: { channel: [ email, sms ], text: Hello } }
                  - morning: { wait: { until: "9:00", days: [ monday ] } }
                  - rest: { wait: { for: 2 days }, then: finish }
                  - done: { exit: {} }
                """))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.detail().lines().filter(line -> !line.isBlank()))
                                .satisfiesExactlyInAnyOrder(
                                        line -> assertThat(line)
                                                .contains(
                                                        "2:10: 'consent' is expected to be an object such as { purpose"),
                                        line -> assertThat(line)
                                                .contains(
                                                        "'holdout' is expected to be an object such as { percent: 10 }"),
                                        line -> assertThat(line).contains("'per' is expected to be a time span"),
                                        line -> assertThat(line).contains("'channel' is expected to be a text"),
                                        line -> assertThat(line).contains("One channel stands here", "'fallback'"),
                                        line -> assertThat(line).contains("'9:00' is no time of day"),
                                        line -> assertThat(line).contains("'for' is expected to be a time span"),
                                        line -> assertThat(line).contains("there is no step 'finish'")));
    }

    @Test
    void readsWhatTheDocumentationShows() throws IOException {
        String text = Files.readString(Path.of("..", "docs", "journeys.md"));
        List<String> shown = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(each -> each.group(1))
                .toList();
        assertThat(shown).hasSize(2);
        assertThat(read(shown.getFirst()).key()).isEqualTo("abandoned-cart");
        assertThat(read("key: all\nconsent: { purpose: marketing }\nentry: { on: { api: true } }\n" + shown.getLast())
                        .steps())
                .extracting(step -> step.getClass().getSimpleName())
                .contains(
                        "Split",
                        "Wait",
                        "Send",
                        "WaitFor",
                        "Branch",
                        "Webhook",
                        "Update",
                        "Emit",
                        "JoinJourney",
                        "Exit");
    }
}
