package dev.annals.app.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.security.Role;
import dev.annals.app.compliance.Desk.Done;
import dev.annals.app.security.SecuredAnnals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What is computed of people is published as configuration, explained, and follows what is taken back. */
@ExtendWith(SecuredAnnals.OfAllTests.class)
class ComputedTraitsIT {

    private static final Map<String, Object> DEFINITIONS = Map.of(
            "orders",
            Map.of("name", "Trait Order", "amount", "total"),
            "rfm",
            Map.of("recency", List.of(0), "frequency", List.of(2), "monetary", List.of(12.5)),
            "traits",
            List.of(
                    Map.of("key", "spent", "sum", "total", "of", "Trait Order"),
                    Map.of("key", "orders", "count", "Trait Order")));

    private final Desk desk;

    ComputedTraitsIT(SecuredAnnals annals) {
        this.desk = new Desk(annals);
    }

    @Test
    void theyFollowWhatPeopleDoAndWhatIsRetracted() {
        Done published = desk.does("POST", "/api/v1/traits", DEFINITIONS, Role.MARKETER);
        assertThat(published.body().get("version").asInt()).isPositive();
        assertThat(desk.tries("POST", "/api/v1/traits", Map.of("traits", List.of(Map.of("key", "x"))), Role.MARKETER)
                        .text("/detail"))
                .contains("traits.yaml:1:");
        assertThat(desk.tries("POST", "/api/v1/traits", Map.of("traits", List.of()), Role.MARKETER, "If-Match", "\"0\"")
                        .status())
                .isEqualTo(409);

        String mia = Desk.newMail();
        Done one = order(mia, 10);
        Instant first = Instant.parse(desk.ask(Desk.profile("user_id:" + mia, "/timeline?atLeast=" + one.position()))
                        .at("/items/0/receivedAt")
                        .asString())
                .plusMillis(200);
        awaitAfter(first);
        Done second = order(mia, 5);
        JsonNode computed = computed(mia, second.position());
        assertThat(value(computed, "spent")).isEqualTo("15");
        assertThat(value(computed, "orders")).isEqualTo("2");
        assertThat(value(computed, "lifecycle")).isEqualTo("active");
        assertThat(value(computed, "frequency")).isEqualTo("2");
        assertThat(value(computed, "rfm")).isEqualTo("222");

        JsonNode profile = desk.ask(Desk.profile("user_id:" + mia, "?atLeast=" + second.position()));
        assertThat(profile.get("lifecycle").asString()).isEqualTo("active");
        assertThat(profile.at("/computed/spent").asInt()).isEqualTo(15);
        assertThat(desk.ask(Desk.profile("user_id:" + mia, "?asOf=" + first))
                        .at("/computed/spent")
                        .asInt())
                .isEqualTo(10);
        String segment = "spenders-" + mia.substring(0, mia.indexOf('@'));
        assertThat(desk.tries(
                                "POST",
                                "/api/v1/segments",
                                Map.of("segment", segment, "condition", Map.of("computed", "spend", "above", 12)),
                                Role.MARKETER)
                        .text("/detail"))
                .contains("Do you mean 'spent'?");
        desk.does(
                "POST",
                "/api/v1/segments",
                Map.of(
                        "segment",
                        segment,
                        "condition",
                        Map.of(
                                "all",
                                List.of(
                                        Map.of("computed", "spent", "above", 12),
                                        Map.of("computed", "monetary_fifth", "atLeast", 2),
                                        Map.of("lifecycle", "active")))),
                Role.MARKETER);
        awaitSize(segment, 1);
        assertThat(desk.ask("/api/v1/segments/" + segment + "/explain/user_id:" + mia)
                        .at("/clause/parts/1/formula")
                        .asString())
                .isEqualTo("fifth by monetary, limits [12.5]");
        assertThat(desk.tries(
                                "POST",
                                "/api/v1/traits",
                                Map.of("orders", Map.of("name", "Trait Order", "amount", "total")),
                                Role.MARKETER)
                        .text("/detail"))
                .contains(segment);

        String event = desk.ask(Desk.profile("user_id:" + mia, "/timeline"))
                .at("/items/0/eventId")
                .asString();
        Done retracted = desk.does(
                "POST", "/api/v1/interactions/" + event + "/retract", Map.of("reason", "never paid"), Role.COMPLIANCE);
        JsonNode after = computed(mia, retracted.position());
        assertThat(value(after, "spent")).isEqualTo("10");
        assertThat(value(after, "lifecycle")).isEqualTo("new");
        assertThat(value(after, "rfm")).isEqualTo("211");

        awaitSize(segment, 0);
        desk.does("DELETE", "/api/v1/segments/" + segment, Map.of(), Role.MARKETER);

        JsonNode rfm = desk.ask("/api/v1/traits/rfm");
        assertThat(rfm.get("customers").asInt()).isPositive();
        assertThat(rfm.at("/limits/monetary").isArray()).isTrue();
        assertThat(desk.ask("/api/v1/plan/properties/total").get("usedBy").findValuesAsString("kind"))
                .contains("trait");
    }

    private void awaitSize(String segment, int size) {
        Instant end = Instant.now().plusSeconds(40);
        JsonNode found = desk.ask("/api/v1/segments/" + segment);
        while (Instant.now().isBefore(end)
                && !(found.get("state").asString().equals("live")
                        && found.get("size").asInt() == size)) {
            found = desk.ask("/api/v1/segments/" + segment);
        }
        assertThat(found.get("size").asInt()).isEqualTo(size);
    }

    private static void awaitAfter(Instant instant) {
        while (!Instant.now().isAfter(instant)) {
            Thread.onSpinWait();
        }
    }

    private JsonNode computed(String person, long position) {
        return desk.ask(Desk.profile("user_id:" + person, "/computed?atLeast=" + position))
                .get("computed");
    }

    private static String value(JsonNode computed, String key) {
        for (JsonNode each : computed) {
            if (each.get("key").asString().equals(key)) {
                return each.get("value").asString();
            }
        }
        return "nothing";
    }

    private Done order(String person, int total) {
        return desk.does(
                "POST",
                "/api/v1/interactions",
                Map.of("type", "track", "event", "Trait Order", "userId", person, "properties", Map.of("total", total)),
                Role.SOURCE);
    }
}
