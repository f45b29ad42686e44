package dev.annals.app.delivery;

import static dev.annals.app.delivery.DeliveryHouse.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A segment that is kept in step with an advertiser's audience, on the started product. */
class AudiencesIT {

    private static DeliveryHouse house;
    private static Provider advertiser;

    @BeforeAll
    static void open() throws IOException {
        house = DeliveryHouse.shared();
        advertiser = new Provider();
        json(house.put(
                "/api/v1/channels/audience",
                Map.of(
                        "kind",
                        "ads",
                        "settings",
                        Map.of("audience", "23842", "token", "secret", "url", advertiser.address("")))));
    }

    @AfterAll
    static void close() {
        house.delete("/api/v1/channels/audience");
        advertiser.close();
    }

    @Test
    void aSegmentStaysInStepByItselfWithConsentAndWithoutAnybodysName() throws Exception {
        String city = "City " + UUID.randomUUID();
        String key = "living-in-" + UUID.randomUUID();
        String mia = resident(city, true);
        String tom = resident(city, false);
        json(house.put(
                "/api/v1/segments/" + key,
                Map.of("segment", key, "name", "Residents", "condition", Map.of("trait", "city", "is", city))));
        String audience = "/api/v1/segments/" + key + "/audiences";
        assertThat(house.put(audience + "/email", Map.of("purpose", "advertising"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(json(house.put(audience + "/ads", Map.of("purpose", "advertising")))
                        .path("changed")
                        .asBoolean())
                .isTrue();

        Provider.Sent added = advertiser.next(sent -> sent.body().contains("EMAIL"));
        assertThat(added.body()).doesNotContain(mia.substring("email:".length()));
        JsonNode state =
                house.awaited(audience, found -> found.at("/items/0/inStep").asBoolean());
        assertThat(state.at("/items/0/in").asLong()).isEqualTo(1);
        assertThat(state.at("/items/0/held/consent").asLong()).isEqualTo(1);

        house.decides(tom, "any", "given", "advertising");
        advertiser.next(sent -> sent.body().contains("EMAIL") && !sent.body().equals(added.body()));
        String ana = resident(city, true);
        house.awaited(audience, found -> found.at("/items/0/in").asLong() == 3);

        house.decides(mia, "any", "withdrawn", "advertising");
        JsonNode members = house.awaited(
                audience + "/ads/members",
                found -> found.toString().contains("\"held\"")
                        && found.path("items").size() == 3);
        assertThat(members.toString()).contains("\"consent\"");
        Provider.Sent removed = advertiser.next(sent -> sent.method().equals("DELETE"));
        assertThat(removed.body()).isEqualTo(added.body());

        house.moves(ana, "Elsewhere");
        advertiser.next(sent -> sent.method().equals("DELETE"));
        assertThat(house.delete("/api/v1/segments/" + key).statusCode()).isEqualTo(409);
        json(house.delete(audience + "/ads"));
        advertiser.next(sent -> sent.method().equals("DELETE"));
        house.awaited(
                audience,
                found -> !found.at("/items/0/attached").asBoolean()
                        && found.at("/items/0/inStep").asBoolean());
        assertThat(advertiser.count(
                        sent -> sent.method().equals("DELETE") && sent.path().equals("/23842/users")))
                .isEqualTo(3);
        assertThat(advertiser.count(
                        sent -> sent.method().equals("POST") && sent.path().equals("/23842/users")))
                .isEqualTo(3);
    }

    @Test
    void whoeverChangesTheAddressOrIsErasedIsTakenOutByWhatTheAdvertiserWasTold() throws Exception {
        String city = "City " + UUID.randomUUID();
        String key = "reached-in-" + UUID.randomUUID();
        String number = UUID.randomUUID().toString();
        String audience = "/" + number + "/users";
        String mia = resident(city, true);
        json(house.put(
                "/api/v1/segments/" + key,
                Map.of("segment", key, "name", "Reached", "condition", Map.of("trait", "city", "is", city))));
        json(house.put(
                "/api/v1/segments/" + key + "/audiences/ads",
                Map.of("purpose", "advertising", "fields", Map.of("audience", number))));
        Provider.Sent added = advertiser.next(sent -> sent.path().equals(audience));
        assertThat(added.method()).isEqualTo("POST");

        house.isReachedAt(mia, "q" + mia.substring("email:".length()));
        Provider.Sent takenBack = advertiser.next(sent -> sent.path().equals(audience));
        assertThat(takenBack.method()).isEqualTo("DELETE");
        assertThat(takenBack.body()).isEqualTo(added.body());
        Provider.Sent anew = advertiser.next(sent -> sent.path().equals(audience));
        assertThat(anew.method()).isEqualTo("POST");
        assertThat(anew.body()).isNotEqualTo(added.body());

        String erasure = json(house.post("/api/v1/erasures", Map.of("profile", mia)))
                .path("erasure")
                .asString();
        Provider.Sent farewell = advertiser.next(sent -> sent.path().equals(audience));
        assertThat(farewell.method()).isEqualTo("DELETE");
        assertThat(farewell.body()).isEqualTo(anew.body());
        house.awaited(
                "/api/v1/erasures/" + erasure,
                found -> found.path("steps").toString().contains("audiences_released"));
        assertThat(house.get("/api/v1/erasures/" + erasure + "/certificate").toString())
                .contains("\"audiences\"");
        json(house.delete("/api/v1/segments/" + key + "/audiences/ads"));
    }

    private static String resident(String city, boolean agrees) {
        String person = house.person(Map.of("city", city));
        if (agrees) {
            house.decides(person, "any", "given", "advertising");
        }
        return person;
    }
}
