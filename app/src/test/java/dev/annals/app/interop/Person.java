package dev.annals.app.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One person whose visit an SDK tells: as nobody known first, then by name; and what must be found of it afterwards.
 *
 * @param id the person's user id
 */
record Person(String id) {

    String anonymousId() {
        return id + "-anonymous";
    }

    String email() {
        return id + "@example.org";
    }

    Map<String, Object> traits() {
        return Map.of("email", email(), "name", "王小明", "plan", "gold");
    }

    Map<String, Object> order() {
        return Map.of(
                "order_id",
                id + "-1",
                "total",
                129.9,
                "currency",
                "TWD",
                "products",
                List.of(Map.of("sku", "a.b", "$where", "text")));
    }

    String group() {
        return id + "-group";
    }

    /** Asserts that the profile is found by all it is called, and its timeline holds every call, each once. */
    void isKnownTo(StartedAnnals annals, String... types) {
        JsonNode byMail = profile(annals, "email:" + email());
        assertThat(byMail).isEqualTo(profile(annals, "user_id:" + id));
        assertThat(byMail).isEqualTo(profile(annals, "anonymous_id:" + anonymousId()));
        assertThat(byMail.at("/traits/name").asString()).isEqualTo("王小明");
        assertThat(byMail.at("/traits/plan").asString()).isEqualTo("gold");
        assertThat(byMail.at("/counts/total").asInt()).isEqualTo(types.length);

        JsonNode timeline = annals.read("/api/v1/profiles/" + StartedAnnals.segment("user_id:" + id) + "/timeline");
        assertThat(timeline.get("items").findValuesAsString("type"))
                .contains(types)
                .hasSize(types.length);
        JsonNode order = timeline.get("items")
                .valueStream()
                .filter(item -> item.get("type").asString().equals("track"))
                .findFirst()
                .orElseThrow();
        assertThat(order.get("name").asString()).isEqualTo("Order Completed");
        assertThat(order.get("source").asString()).isEqualTo("interop");
        assertThat(order.at("/properties/total").asDouble()).isEqualTo(129.9);
        assertThat(order.at("/properties/products/0/sku").asString()).isEqualTo("a.b");
        assertThat(order.at("/properties/products/0/$where").asString()).isEqualTo("text");
    }

    private static JsonNode profile(StartedAnnals annals, String name) {
        JsonNode profile = annals.read("/api/v1/profiles/" + StartedAnnals.segment(name));
        ((ObjectNode) profile).remove("position");
        return profile;
    }
}
