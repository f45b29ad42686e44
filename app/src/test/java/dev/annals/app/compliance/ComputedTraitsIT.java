package dev.annals.app.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.security.Role;
import dev.annals.app.compliance.Desk.Done;
import dev.annals.app.security.SecuredAnnals;
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
        order(mia, 10);
        Done second = order(mia, 5);
        JsonNode computed = computed(mia, second.position());
        assertThat(value(computed, "spent")).isEqualTo("15");
        assertThat(value(computed, "orders")).isEqualTo("2");
        assertThat(value(computed, "lifecycle")).isEqualTo("active");
        assertThat(value(computed, "frequency")).isEqualTo("2");

        String event = desk.ask(Desk.profile("user_id:" + mia, "/timeline"))
                .at("/items/0/eventId")
                .asString();
        Done retracted = desk.does(
                "POST", "/api/v1/interactions/" + event + "/retract", Map.of("reason", "never paid"), Role.COMPLIANCE);
        JsonNode after = computed(mia, retracted.position());
        assertThat(value(after, "spent")).isEqualTo("10");
        assertThat(value(after, "lifecycle")).isEqualTo("new");

        JsonNode rfm = desk.ask("/api/v1/traits/rfm");
        assertThat(rfm.get("customers").asInt()).isPositive();
        assertThat(desk.ask("/api/v1/plan/properties/total").get("usedBy").findValuesAsString("kind"))
                .contains("trait");
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
