package dev.annals.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The cases about messages: what lets them go, and what holds them back. */
final class MessageCases {

    private final Studio studio;

    MessageCases(Studio studio) {
        this.studio = studio;
    }

    private String somebody(Map<String, String> traits) {
        String user = Studio.unused("person");
        Map<String, String> all = new HashMap<>(traits);
        all.put("email", user + "@example.com");
        all.put("phone", "+4366" + (10_000_000 + Math.floorMod(user.hashCode(), 80_000_000)));
        studio.states(user, all);
        return user;
    }

    private void decides(String user, String channel, String state) {
        Map<String, Object> body = new HashMap<>();
        body.put("profile", "user_id:" + user);
        body.put("purpose", "marketing");
        body.put("channel", channel);
        body.put("state", state);
        body.put("method", "web-form");
        body.put("notice", Map.of("language", "en"));
        body.put("at", studio.now().toString());
        studio.operates("/api/v1/consents", body);
    }

    private String publishes(String event, String rest) {
        String key = Studio.unused("message");
        studio.publishes("key: " + key + "\nentry: { on: { event: " + event + " } }\n" + rest);
        return key;
    }

    private JsonNode outcome(String key, int which) {
        JsonNode run = studio.run(
                key,
                it -> it.path("history")
                                .valueStream()
                                .filter(entry -> entry.path("kind").asString().equals("run.send-ended"))
                                .count()
                        > which);
        return run.path("history")
                .valueStream()
                .filter(entry -> entry.path("kind").asString().equals("run.send-ended"))
                .toList()
                .get(which);
    }

    void consentIsAskedWhenAMessageIsSentAndSoIsThatOfTheOtherChannel() {
        for (boolean isSmsAllowed : List.of(false, true)) {
            String event = Studio.unused("Cart Updated");
            String key = publishes(event, """
                    consent: { purpose: marketing }
                    steps:
                      - pause: { wait: { for: PT1H } }
                      - mail: { send: { channel: email, text: Hello, fallback: [ { channel: sms, text: Hello } ] } }
                    """);
            String user = somebody(Map.of());
            decides(user, "email", "given");
            if (isSmsAllowed) {
                decides(user, "sms", "given");
            }
            studio.happens(user, event, Map.of());
            studio.run(key, it -> Studio.has(it, "run.wait-began"));
            studio.forward(Duration.ofSeconds(5));
            decides(user, "email", "withdrawn");
            studio.forward(Duration.ofMinutes(62));

            String outcome = outcome(key, 0).path("text").asString();
            assertThat(outcome).contains(isSmsAllowed ? "sent, sms" : "held-back, consent_withdrawn");
            studio.run(key, Studio.ended("completed"));
        }
    }

    void moreThanACapAllowsIsHeldBackButForWhatPeopleWaitFor() {
        for (String purpose : List.of("marketing", "service, transactional: true")) {
            String event = Studio.unused("Cart Updated");
            String key = publishes(event, """
                    consent: { purpose: %s }
                    policies: { frequency_cap: [ { channel: any, max: 2, per: P1D } ] }
                    steps:
                      - one: { send: { channel: email, text: One } }
                      - two: { send: { channel: email, text: Two } }
                      - three: { send: { channel: email, text: Three } }
                    """.formatted(purpose));
            String user = somebody(Map.of());
            decides(user, "email", "given");
            studio.happens(user, event, Map.of());

            assertThat(outcome(key, 1).path("text").asString()).contains("sent, email");
            assertThat(outcome(key, 2).path("text").asString())
                    .contains(purpose.equals("marketing") ? "held-back, cap" : "sent, email");
        }
    }
}
