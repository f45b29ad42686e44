package dev.annals.app.delivery;

import static dev.annals.app.delivery.DeliveryHouse.gate;
import static dev.annals.app.delivery.DeliveryHouse.json;
import static dev.annals.app.delivery.DeliveryHouse.zoneAt;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Messages from the wish for one to what became of it, over HTTP on the started product. */
class DeliveriesIT {

    private static DeliveryHouse house;
    private static Provider provider;

    @BeforeAll
    static void open() throws IOException {
        house = DeliveryHouse.shared();
        provider = new Provider();
    }

    @AfterAll
    static void close() {
        provider.close();
    }

    @Test
    void aMessagePassesEveryGateAndIsWrittenWhereNoProviderIsSetUp() throws IOException {
        String mia = house.person(Map.of());
        house.agrees(mia, "email");

        String delivery = house.asks(mia, "email", Map.of());

        JsonNode why = house.became(delivery, "accepted");
        assertThat(gate(why, "consent").path("reason").asString()).isEqualTo("consent_given");
        assertThat(why.at("/sending/connector").asString()).isEqualTo("log");
        assertThat(why.at("/sending/message/text").asString()).isEqualTo("Hello Mia, it is on sale.");
        assertThat(filesNaming("Hello Mia, it is on sale.")).isNotEmpty();
        assertThat(house.get("/api/v1/profiles/" + mia + "/deliveries")
                        .at("/items/0/status")
                        .asString())
                .isEqualTo("accepted");
    }

    @Test
    void withoutConsentItIsHeldBackAndEveryGateSaysWhatItSaw() {
        String mia = house.person(Map.of());

        JsonNode why = house.weighed(house.asks(mia, "email", Map.of()));

        assertThat(why.path("status").asString()).isEqualTo("held-back");
        assertThat(gate(why, "consent").path("decision").asString()).isEqualTo("held");
        assertThat(gate(why, "consent").path("saw").asString()).isEqualTo("marketing: consent_unknown");
        assertThat(gate(why, "address").path("decision").asString()).isEqualTo("passed");
        assertThat(why.path("sending").isNull()).isTrue();
    }

    @Test
    void whoIsInASegmentThatIsToBeLeftAloneIsSentOnlyWhatTheyWaitFor() {
        String mia = house.person(Map.of());
        house.agrees(mia, "email");
        JsonNode put = json(house.put("/api/v1/profiles/" + mia + "/tags/complained", Map.of("reason", "by phone")));
        house.get("/api/v1/segments/leave-alone/members?atLeast=" + put.path("position"));

        JsonNode why = house.became(house.asks(mia, "email", Map.of()), "held-back");
        JsonNode order =
                house.became(house.asks(mia, "email", Map.of("purpose", "service", "transactional", true)), "accepted");

        assertThat(gate(why, "suppressing-segment").path("saw").asString()).isEqualTo("in leave-alone");
        assertThat(gate(order, "suppressing-segment").path("decision").asString())
                .isEqualTo("exempt");
        assertThat(house.get("/api/v1/segments/leave-alone/consumers").toString())
                .contains("annals.deliveries.suppress");
    }

    @Test
    void theSecondChannelIsTakenWhereTheFirstIsHeldBack() {
        String mia = house.person(Map.of("phone", "+886912345678"));
        house.agrees(mia, "sms");

        String delivery = house.asks(
                mia, "email", Map.of("routes", List.of(Map.of("channel", "email"), Map.of("channel", "sms"))));

        JsonNode why = house.became(delivery, "accepted");
        assertThat(why.at("/sending/channel").asString()).isEqualTo("sms");
    }

    @Test
    void theSameWishTwiceIsOneMessage() {
        String mia = house.person(Map.of());
        house.agrees(mia, "email");

        String first = house.asks(mia, "email", Map.of("id", mia + "-welcome"));
        String second = house.asks(mia, "email", Map.of("id", mia + "-welcome"));

        assertThat(second).isEqualTo(first);
        house.became(first, "accepted");
        assertThat(house.get("/api/v1/profiles/" + mia + "/deliveries").path("items"))
                .hasSize(1);
    }

    @Test
    void atNightItWaitsForTheMorningAndConsentIsAskedAgain() {
        String mia = house.person(Map.of("timezone", zoneAt("07:59:54")));
        String tom = house.person(Map.of("timezone", zoneAt("07:59:54")));
        house.agrees(mia, "email");
        house.agrees(tom, "email");

        String toMia = house.asks(mia, "email", Map.of());
        String toTom = house.asks(tom, "email", Map.of());
        JsonNode deferred = house.weighed(toMia);
        house.decides(tom, "email", "withdrawn");

        assertThat(deferred.at("/weighings/0/gate").asString()).isEqualTo("quiet-hours");
        JsonNode sent = house.became(toMia, "accepted");
        assertThat(sent.path("weighings")).hasSize(2);
        JsonNode held = house.became(toTom, "held-back");
        assertThat(gate(held, "consent").path("reason").asString()).isEqualTo("consent_withdrawn");
    }

    @Test
    void whatThePersonWaitsForIsSentAtNightAsWell() {
        String mia = house.person(Map.of("timezone", zoneAt("03:00:00")));

        String delivery = house.asks(mia, "email", Map.of("purpose", "service", "transactional", true));

        assertThat(gate(house.became(delivery, "accepted"), "quiet-hours")
                        .path("decision")
                        .asString())
                .isEqualTo("exempt");
    }

    @Test
    void afterTwoTheCapHoldsTheThirdButNotWhatThePersonWaitsFor() {
        String mia = house.person(Map.of("pushToken", "token-1"));
        house.agrees(mia, "push");
        house.became(house.asks(mia, "push", Map.of()), "accepted");
        house.became(house.asks(mia, "push", Map.of()), "accepted");

        JsonNode third = house.became(house.asks(mia, "push", Map.of()), "held-back");
        JsonNode order =
                house.became(house.asks(mia, "push", Map.of("purpose", "service", "transactional", true)), "accepted");

        assertThat(gate(third, "cap").path("saw").asString()).isEqualTo("2 of 2 by push in PT24H");
        assertThat(gate(order, "cap").path("decision").asString()).isEqualTo("exempt");
    }

    @Test
    void theSameIsNotSaidTwiceToAPerson() {
        String mia = house.person(Map.of());
        house.agrees(mia, "email");
        house.became(house.asks(mia, "email", Map.of("dedupe", "cart 12")), "accepted");

        JsonNode second = house.became(house.asks(mia, "email", Map.of("dedupe", "cart 12")), "held-back");

        assertThat(gate(second, "duplicate").path("decision").asString()).isEqualTo("held");
    }

    @Test
    void aMissingValueHoldsTheMessageBackUnlessTheTemplateSaysWhatStandsInForIt() {
        String mia = house.person(Map.of());
        house.agrees(mia, "email");
        Map<String, ?> bare = Map.of("message", Map.of("text", "Dear {{ traits.nickname }}"));
        Map<String, ?> provided = Map.of("message", Map.of("text", "Dear {{ traits.nickname | default: 'customer' }}"));

        JsonNode held = house.became(house.asks(mia, "email", bare), "held-back");
        JsonNode sent = house.became(house.asks(mia, "email", provided), "accepted");

        assertThat(gate(held, "content").path("reason").asString()).isEqualTo("value_missing");
        assertThat(gate(held, "content").path("saw").asString()).isEqualTo("traits.nickname");
        assertThat(sent.at("/sending/message/text").asString()).isEqualTo("Dear customer");
    }

    @Test
    void aPublishedTemplateSaysItByChannelAndEscapesValues() {
        String mia = house.person(Map.of("firstName", "<b>Mia</b>"));
        house.agrees(mia, "email");
        HttpResponse<String> wrong = house.put("/api/v1/templates/cart", Map.of("text", "{% if %}", "tekst", "x"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(json(house.put(
                                "/api/v1/templates/cart",
                                Map.of(
                                        "subject", "Your cart",
                                        "html", "<p>Hi {{ traits.firstName }}, {{ values.item }}</p>",
                                        "channels", Map.of("sms", Map.of("text", "Cart!")))))
                        .path("version")
                        .asInt())
                .isEqualTo(1);
        Map<String, Object> wish = new HashMap<>(Map.of("template", "cart@1", "values", Map.of("item", "a & b")));
        wish.put("message", null);

        JsonNode why = house.became(house.asks(mia, "email", wish), "accepted");

        assertThat(why.at("/sending/template").asString()).isEqualTo("cart");
        assertThat(why.at("/sending/message/html").asString()).isEqualTo("<p>Hi &lt;b&gt;Mia&lt;/b&gt;, a &amp; b</p>");
    }

    @Test
    void aWebhookIsSignedAsStandardWebhooksAskAndTriedAgainWithTheSameId() throws Exception {
        String secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
        json(house.put(
                "/api/v1/channels/hook",
                Map.of("kind", "webhook", "settings", Map.of("url", provider.address("/hook"), "secret", secret))));
        assertThat(house.get("/api/v1/channels/hook").at("/settings/secret").asString())
                .isEqualTo("(set)");
        String mia = house.person(Map.of());
        provider.answers(500, "{}");

        String delivery = house.asks(mia, "webhook", Map.of("purpose", "service"));
        provider.next(sent -> sent.path().equals("/hook"));
        provider.answers(200, "{}");
        Provider.Sent sent =
                provider.next(each -> each.headers().get("webhook-id").equals(delivery));

        house.became(delivery, "accepted");
        Map<String, List<String>> headers = new HashMap<>();
        sent.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        new Webhook(secret).verify(sent.body(), headers);
        assertThat(sent.body()).contains("Hello Mia");
    }

    @Test
    void whatAProviderNeverTakesIsADeadLetterUntilSomebodyHasItTriedAgain() throws Exception {
        String secret = "whsec_"
                + Base64.getEncoder().encodeToString("0123456789012345678901234567".getBytes(StandardCharsets.UTF_8));
        json(house.put(
                "/api/v1/channels/hook",
                Map.of("kind", "webhook", "settings", Map.of("url", provider.address("/dead"), "secret", secret))));
        String mia = house.person(Map.of());
        provider.answers(400, "{}");
        String delivery = house.asks(mia, "webhook", Map.of("purpose", "service"));
        house.became(delivery, "failed");
        JsonNode dead = house.awaited("/api/v1/channels/hook/dead-letters", found -> !found.isEmpty());
        assertThat(dead.at("/0/reason").asString()).isEqualTo("status_400");

        provider.answers(200, "{}");
        json(house.post("/api/v1/channels/hook/dead-letters/redrive", Map.of()));

        house.became(delivery, "accepted");
        house.awaited("/api/v1/channels/hook/dead-letters", found -> found.isEmpty());
    }

    @Test
    void customerServiceSeesAPersonAtOneGoAndThatIsOneReadOnRecord() {
        String mia = house.person(Map.of("city", "Graz"));
        house.agrees(mia, "email");
        String sent = house.asks(mia, "email", Map.of());
        String held = house.asks(mia, "sms", Map.of());
        house.became(sent, "accepted");
        house.became(held, "held-back");
        json(house.post(
                "/api/v1/subject-requests", Map.of("type", "access", "identities", List.of(mia), "law", "gdpr")));

        JsonNode view = house.awaited(
                "/api/v1/profiles/" + mia + "/service-view",
                found -> found.path("requests").size() == 1);

        assertThat(view.at("/profile/traits/city").asString()).isEqualTo("Graz");
        assertThat(view.at("/profile/consents").toString()).contains("marketing");
        assertThat(view.at("/interactions/0/type").asString()).isEqualTo("identify");
        assertThat(view.at("/deliveries/0/message/gate").asString()).isEqualTo("consent");
        assertThat(view.at("/deliveries/1/message/status").asString()).isEqualTo("accepted");
        assertThat(view.at("/deliveries/1/why").asString()).isEqualTo("/api/v1/why/" + sent);
        assertThat(view.at("/requests/0/type").asString()).isEqualTo("access");
        house.awaited("/api/v1/audit?subject=" + mia, found -> found.toString().contains("service view"));
    }

    @Test
    void afterAnErasureNothingIsLeftOfWhatWasSent() throws IOException {
        String mia = house.person(Map.of("firstName", "Erasmia"));
        house.agrees(mia, "email");
        String delivery = house.asks(mia, "email", Map.of());
        house.became(delivery, "accepted");
        assertThat(filesNaming("Erasmia")).isNotEmpty();

        JsonNode ordered = json(house.post("/api/v1/erasures", Map.of("profile", mia)));
        house.awaited(
                "/api/v1/erasures/" + ordered.path("erasure").asString(),
                found -> found.path("status").asString().equals("completed"));

        assertThat(filesNaming("Erasmia")).isEmpty();
        JsonNode why = house.get("/api/v1/why/" + delivery);
        assertThat(why.at("/sending/message").isNull()).isTrue();
        assertThat(why.at("/sending/address").isNull()).isTrue();
        assertThat(gate(why, "consent").path("saw").isNull()).isTrue();
    }

    private static List<Path> filesNaming(String text) throws IOException {
        Path folder = house.data().resolve("deliveries");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> {
                        try {
                            return Files.readString(file).contains(text);
                        } catch (IOException gone) {
                            return false;
                        }
                    })
                    .toList();
        }
    }
}
