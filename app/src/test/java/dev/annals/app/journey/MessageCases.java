package dev.annals.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
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
        all.putIfAbsent("timezone", zoneAt(LocalTime.NOON));
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

    void whatIsToBeSentAtNightIsSentInTheMorningIfConsentStillHolds() {
        String event = Studio.unused("Cart Updated");
        String key = publishes(event, """
                consent: { purpose: marketing }
                policies: { quiet_hours: { from: "21:00", to: "08:00", action: defer } }
                steps:
                  - mail: { send: { channel: email, text: Good morning } }
                """);
        String steady = somebody(Map.of("timezone", zoneAt(LocalTime.of(22, 30))));
        String fickle = somebody(Map.of("timezone", zoneAt(LocalTime.of(22, 30))));
        for (String user : List.of(steady, fickle)) {
            decides(user, "email", "given");
            studio.happens(user, event, Map.of());
        }
        studio.runs(key, 2);
        for (String user : List.of(steady, fickle)) {
            JsonNode why = delivery(user, "deferred");
            assertThat(why.at("/weighings/0/gate").asString()).isEqualTo("quiet-hours");
        }

        decides(fickle, "email", "withdrawn");
        studio.forward(Duration.ofMinutes(9 * 60 + 15));
        assertThat(delivery(steady, "deferred").path("weighings")).hasSize(1);
        studio.forward(Duration.ofMinutes(20));

        JsonNode sent = delivery(steady, "accepted");
        assertThat(sent.at("/weighings/1/decision").asString()).isEqualTo("handed-over");
        JsonNode held = delivery(fickle, "held-back");
        assertThat(held.at("/weighings/1/gate").asString()).isEqualTo("consent");
        List<JsonNode> runs = studio.awaited(
                        Studio.JOURNEYS + "/" + key + "/runs",
                        it -> it.path("items")
                                .valueStream()
                                .allMatch(run -> run.path("status").asString().equals("ended")))
                .path("items")
                .valueStream()
                .toList();
        assertThat(runs).hasSize(2);
    }

    /** A time zone in which it is that time of day now. */
    private String zoneAt(LocalTime time) {
        int now = LocalTime.ofInstant(studio.now(), ZoneOffset.UTC).toSecondOfDay();
        int halfADay = 12 * 3_600;
        int offset = Math.floorMod(time.toSecondOfDay() - now + halfADay, 2 * halfADay) - halfADay;
        return ZoneOffset.ofTotalSeconds(offset).getId();
    }

    /** The chain of the one message to somebody, as soon as it stands like that. */
    private JsonNode delivery(String user, String status) {
        String deliveries = "/api/v1/profiles/user_id:" + user + "/deliveries";
        String id = studio.awaited(deliveries, it -> !it.path("items").isEmpty())
                .at("/items/0/delivery")
                .asString();
        return studio.awaited(
                "/api/v1/why/" + id, why -> why.path("status").asString().equals(status));
    }

    void aProviderThatFailsAndForgetsToAnswerDeliversOnceAndAfterEnoughFailuresTheRunGoesAnotherWay()
            throws IOException {
        String event = Studio.unused("Order Placed");
        String key = publishes(event, """
                consent: { purpose: service, transactional: true }
                steps:
                  - call: { webhook: { text: "{{ values.order }}" }, on: { failed: broken } }
                  - done: { exit: { reason: done } }
                  - broken: { exit: { reason: broken } }
                """);
        try (UnsteadyProvider provider = new UnsteadyProvider()) {
            studio.setsUpWebhooks(provider.address("/messages"), 12);
            studio.happens(somebody(Map.of()), event, Map.of("order", key + "-1"));

            JsonNode run = studio.run(key, Studio.ended("done"));
            String delivery =
                    Studio.entry(run, "run.send-requested").path("delivery").asString();
            assertThat(provider.calls(delivery)).isEqualTo(3);
            assertThat(provider.deliveries()).singleElement().asString().contains(key + "-1");

            studio.setsUpWebhooks(provider.address("/never"), 2);
            studio.happens(somebody(Map.of()), event, Map.of("order", key + "-2"));
            studio.runs(key, 2);
            studio.run(key, Studio.ended("broken"));
            assertThat(provider.deliveries()).hasSize(1);
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
