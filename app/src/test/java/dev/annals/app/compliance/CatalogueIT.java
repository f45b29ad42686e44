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
import tools.jackson.databind.json.JsonMapper;

/** A tracking plan is published, enforced per item, lifted for what was quarantined, and told of. */
@ExtendWith(SecuredAnnals.OfAllTests.class)
class CatalogueIT {

    private static final String PLAN = "/api/v1/plan";

    private final Desk desk;

    CatalogueIT(SecuredAnnals annals) {
        this.desk = new Desk(annals);
    }

    @Test
    void anInteractionIsHeldToThePlanItemByItemAndComesBackOnceThePlanAllowsIt() {
        Map<String, Object> strict = plan("number");
        assertThat(desk.tries("POST", PLAN + "?dryRun=true", Map.of("mode", "strict"), Role.ADMIN)
                        .text("/detail"))
                .contains("plan.yaml:1:");
        assertThat(desk.tries("POST", PLAN, strict, Role.MARKETER).status()).isEqualTo(403);
        Done published = desk.does("POST", PLAN, strict, Role.ADMIN);
        assertThat(published.body().get("changed").asBoolean()).isTrue();
        assertThat(desk.does("POST", PLAN, strict, Role.ADMIN)
                        .body()
                        .get("changed")
                        .asBoolean())
                .isFalse();

        String mia = Desk.newMail();
        Done sent = desk.does(
                "POST",
                "/api/v1/interactions",
                Map.of(
                        "batch",
                        List.of(
                                track(mia, "Plan Reported", Map.of("total", "much")),
                                track(mia, "Plan Kept Apart", Map.of("total", "much")),
                                track(mia, "Plan Blocked", Map.of()),
                                track(mia, "Nobody planned this", Map.of("total", "much")))),
                Role.SOURCE);
        assertThat(sent.status()).isEqualTo(207);
        assertThat(sent.body().get("items").findValuesAsString("status"))
                .containsExactly("stored", "quarantined", "refused", "stored");
        assertThat(sent.text("/items/2/reason")).contains("plan-violated").contains("required at /required");

        JsonNode violations = desk.ask("/api/v1/quality/violations");
        assertThat(violations.get("items").findValuesAsString("interaction"))
                .contains("Plan Reported", "Plan Kept Apart", "Plan Blocked");

        Done conflict = desk.tries("POST", PLAN, plan("integer"), Role.ADMIN, "If-Match", "\"0\"");
        assertThat(conflict.status()).isEqualTo(409);
        desk.does("POST", PLAN, plan("string"), Role.ADMIN);
        String item = desk.ask("/api/v1/quarantine?limit=1&atLeast=" + sent.position())
                .at("/items/0/id")
                .asString();
        Done redriven = desk.does("POST", "/api/v1/quarantine/" + item + "/redrive", Map.of(), Role.ADMIN);
        assertThat(redriven.text("/status")).isEqualTo("stored");

        desk.does("POST", PLAN, Map.of("mode", "report"), Role.ADMIN);
        JsonNode property = desk.ask(PLAN + "/properties/total");
        assertThat(property.get("usedBy").isArray()).isTrue();
        assertThat(desk.ask(PLAN + "/versions").get("items").size()).isGreaterThanOrEqualTo(3);
        Done inferred = desk.does("POST", PLAN + "?dryRun=true", json(desk.ask(PLAN + "/inferred")), Role.ADMIN);
        assertThat(inferred.status()).isEqualTo(200);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(JsonNode node) {
        return JsonMapper.shared().convertValue(node, Map.class);
    }

    private static Map<String, Object> plan(String typeOfTotal) {
        Map<String, Object> schema =
                Map.of("required", List.of("total"), "properties", Map.of("total", Map.of("type", typeOfTotal)));
        return Map.of(
                "mode",
                "report",
                "interactions",
                List.of(
                        Map.of("name", "Plan Reported", "schema", schema),
                        Map.of("name", "Plan Kept Apart", "mode", "quarantine", "schema", schema),
                        Map.of("name", "Plan Blocked", "mode", "block", "schema", schema)));
    }

    private static Map<String, Object> track(String person, String name, Map<String, Object> properties) {
        return Map.of("type", "track", "event", name, "userId", person, "properties", properties);
    }
}
