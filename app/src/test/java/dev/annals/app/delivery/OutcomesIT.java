package dev.annals.app.delivery;

import static dev.annals.app.delivery.DeliveryHouse.gate;
import static dev.annals.app.delivery.DeliveryHouse.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What comes back of messages: to their chain, to the person's timeline and consents, over HTTP on the started product. */
class OutcomesIT {

    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

    private static DeliveryHouse house;
    private static Provider provider;

    @BeforeAll
    static void open() throws IOException {
        house = DeliveryHouse.shared();
        provider = new Provider();
        json(house.put(
                "/api/v1/channels/texts",
                Map.of(
                        "kind",
                        "sms",
                        "settings",
                        Map.of(
                                "url", provider.address(""),
                                "account", "AC1",
                                "token", "secret",
                                "from", "+15005550006",
                                "callback-secret", SECRET))));
    }

    @AfterAll
    static void close() {
        house.delete("/api/v1/channels/texts");
        provider.close();
    }

    @Test
    void whatAProviderSignsComesBackAsInteractionsAndConsentAndIsNotedOnce() throws Exception {
        String mia = house.person(Map.of("phone", "+886912345001"));
        house.agrees(mia, "sms");
        String delivery = house.asks(mia, "sms", Map.of());
        house.became(delivery, "accepted");
        String now = Instant.now().toString();
        String calls = "{\"outcomes\":[" + outcome(delivery, "delivered", now) + ","
                + outcome(delivery, "clicked", now) + ","
                + outcome(delivery, "unsubscribed", now) + "]}";

        assertThat(json(signed("texts", calls)).path("changed").asInt()).isEqualTo(3);
        assertThat(json(signed("texts", calls)).path("changed").asInt()).isZero();

        JsonNode why = house.get("/api/v1/why/" + delivery);
        assertThat(why.path("outcomes")
                        .valueStream()
                        .map(each -> each.path("outcome").asString()))
                .containsExactly("accepted", "delivered", "clicked", "unsubscribed");
        JsonNode timeline = house.awaited(
                "/api/v1/profiles/" + mia + "/timeline",
                page -> named(page, "Unsubscribed") == 1 && named(page, "Message Link Clicked") == 1);
        assertThat(named(timeline, "Message Delivered")).isEqualTo(1);
        house.awaited(
                "/api/v1/profiles/" + mia + "/consents",
                found -> found.toString().contains("\"withdrawn\"")
                        && found.toString().contains("delivery:" + delivery));
        JsonNode next = house.became(house.asks(mia, "sms", Map.of()), "held-back");
        assertThat(gate(next, "consent").path("reason").asString()).isEqualTo("consent_withdrawn");
    }

    @Test
    void whoDoesNotSignIsNotBelievedAndNobodySpeaksOfMessagesOfOthers() throws Exception {
        String mia = house.person(Map.of());
        house.agrees(mia, "email");
        String mail = house.asks(mia, "email", Map.of());
        house.became(mail, "accepted");
        String said = outcome(mail, "complained", "2026-11-01T10:00:00Z");

        assertThat(house.post("/deliveries/outcomes/texts", said, Map.of("Content-Type", "application/json"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(house.post("/deliveries/outcomes/nobody", said, Map.of("Content-Type", "application/json"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(json(signed("texts", said)).path("changed").asInt()).isZero();
        assertThat(signed("texts", "{\"outcome\":\"opened\"}").statusCode()).isEqualTo(400);
        assertThat(house.get("/api/v1/why/" + mail).path("outcomes")).hasSize(1);
    }

    @Test
    void aMailThatComesBackForGoodEndsTheUseOfTheAddress() {
        String mia = house.person(Map.of());
        house.agrees(mia, "email");
        String delivery = house.asks(mia, "email", Map.of());
        house.became(delivery, "accepted");
        String report = """
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.net

                Final-Recipient: rfc822; mia@example.com
                Action: failed
                Status: 5.1.1

                --b
                Content-Type: text/rfc822-headers

                Message-ID: <%s@example.org>

                --b--
                """.replace("\n", "\r\n").formatted(delivery);

        JsonNode first = json(returned(report));
        JsonNode again = json(returned(report));

        assertThat(first.path("delivery").asString()).isEqualTo(delivery);
        assertThat(first.path("reason").asString()).isEqualTo("hard-bounce");
        assertThat(first.path("changed").asBoolean()).isTrue();
        assertThat(again.path("changed").asBoolean()).isFalse();
        assertThat(house.became(delivery, "bounced").path("summary").asString()).contains("hard-bounce");
        JsonNode next = house.became(house.asks(mia, "email", Map.of()), "held-back");
        assertThat(gate(next, "bounce").path("reason").asString()).isEqualTo("address_refused");
        house.awaited("/api/v1/profiles/" + mia + "/timeline", page -> named(page, "Email Bounced") == 1);
        assertThat(json(returned("Subject: I am away\r\n\r\nBack on Monday."))
                        .path("delivery")
                        .isNull())
                .isTrue();
    }

    @Test
    void oneClickOnUnsubscribeIsNotedOfTheMailItStoodIn() {
        String mia = house.person(Map.of());
        house.agrees(mia, "email");
        String delivery =
                house.asks(mia, "email", Map.of("message", Map.of("text", "Enough? {{ links.unsubscribe }}")));
        String text =
                house.became(delivery, "accepted").at("/sending/message/text").asString();
        String path = text.substring(text.indexOf("/preferences/"));

        HttpResponse<String> clicked = house.post(
                path, "List-Unsubscribe=One-Click", Map.of("Content-Type", "application/x-www-form-urlencoded"));

        assertThat(clicked.statusCode()).as(clicked.body()).isEqualTo(200);
        house.awaited(
                "/api/v1/why/" + delivery,
                why -> why.path("outcomes").toString().contains("unsubscribed"));
        JsonNode next = house.became(house.asks(mia, "email", Map.of()), "held-back");
        assertThat(gate(next, "consent").path("reason").asString()).isEqualTo("consent_withdrawn");
    }

    private static String outcome(String delivery, String outcome, String at) {
        return DeliveryHouse.JSON.writeValueAsString(
                Map.of("delivery", delivery, "outcome", outcome, "at", at, "link", "https://shop.example/a"));
    }

    private static HttpResponse<String> signed(String connector, String body) throws Exception {
        long now = Instant.now().getEpochSecond();
        return house.post(
                "/deliveries/outcomes/" + connector,
                body,
                Map.of(
                        "Content-Type",
                        "application/json",
                        "webhook-id",
                        "m-1",
                        "webhook-timestamp",
                        Long.toString(now),
                        "webhook-signature",
                        new Webhook(SECRET).sign("m-1", now, body)));
    }

    private static HttpResponse<String> returned(String mail) {
        return house.post(
                "/api/v1/deliveries/returned-mails",
                mail,
                Map.of("Content-Type", "message/rfc822", "Authorization", "Bearer " + house.admin()));
    }

    private static long named(JsonNode page, String name) {
        return page.path("items")
                .valueStream()
                .filter(each -> each.path("name").asString().equals(name))
                .count();
    }
}
