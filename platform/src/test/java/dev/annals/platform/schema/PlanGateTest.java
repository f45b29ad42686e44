package dev.annals.platform.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.Interaction;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.schema.PlanMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanGateTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final PlanGate gate = new PlanGate(() -> PlanFile.read("plan.yaml", 1, """
            mode: block
            unplanned: report
            interactions:
              - name: Order Completed
                schema:
                  type: object
                  required: [total]
                  additionalProperties: false
                  properties:
                    total: {type: number, minimum: 0}
                    currency: {type: string}
                    code: {type: string, pattern: "^(a+)+$"}
              - {name: Order Completed, version: 2, mode: quarantine, schema: {required: [order_id]}}
              - {type: identify, schema: {properties: {age: {type: integer}}}}
            amounts: {properties: [total], currencies: [EUR], defaultCurrency: EUR}
            """));

    @Test
    void withoutAPlanEverythingIsKept() {
        assertThat(PlanGate.open().judge(order(Map.of("total", "x"), 0)).isKept())
                .isTrue();
    }

    @Test
    void whatKeepsToItsSchemaIsKept() {
        assertThat(gate.judge(order(Map.of("total", 12.5, "currency", "EUR"), 1))
                        .isKept())
                .isTrue();
    }

    @Test
    void everyBrokenRuleIsToldByItsPlaceInTheSchemaAndNoValueIs() {
        PlanVerdict verdict = gate.judge(order(Map.of("total", -1, "mia@example.com", "secret"), 1));
        assertThat(verdict.mode()).isEqualTo(PlanMode.BLOCK);
        assertThat(verdict.violations())
                .extracting(PlanVerdict.Violation::toString)
                .containsExactlyInAnyOrder(
                        "minimum at /properties/total/minimum", "additionalProperties at /additionalProperties");
        assertThat(verdict.detail()).doesNotContain("mia@example.com").doesNotContain("secret");
    }

    @Test
    void theVersionAnInteractionSaysDecidesElseTheHighestDoes() {
        assertThat(gate.judge(order(Map.of("total", 1), 0)).mode()).isEqualTo(PlanMode.QUARANTINE);
        assertThat(gate.judge(order(Map.of("total", 1), 1)).isKept()).isTrue();
        assertThat(gate.judge(order(Map.of("total", 1), 7)).violations())
                .containsExactly(new PlanVerdict.Violation("", "unplanned"));
    }

    @Test
    void whatThePlanDoesNotKnowIsUnplanned() {
        PlanVerdict verdict = gate.judge(interaction(InteractionType.TRACK, "Odrer Completed", Map.of(), 0));
        assertThat(verdict.mode()).isEqualTo(PlanMode.REPORT);
        assertThat(verdict.detail()).isEqualTo("\"Odrer Completed\" breaks version 1 of the tracking plan: unplanned.");
    }

    @Test
    void anAmountIsANumberInAnAgreedCurrency() {
        assertThat(gate.judge(order(Map.of("order_id", "1", "total", 5, "currency", "USD"), 2))
                        .violations())
                .containsExactly(new PlanVerdict.Violation("/amounts/currency", "currency"));
        assertThat(gate.judge(order(Map.of("order_id", "1", "total", "5 EUR"), 2))
                        .violations())
                .containsExactly(new PlanVerdict.Violation("/amounts/total", "amount"));
        assertThat(gate.judge(order(Map.of("order_id", "1", "total", 5), 2)).isKept())
                .isTrue();
    }

    @Test
    void ofAnIdentifyTheTraitsAreMeant() {
        Content content = content(Map.of(), Map.of("age", "old"), 0);
        assertThat(gate.judge(new Interaction("web", InteractionType.IDENTIFY, null, NOON, NOON, false, content))
                        .violations())
                .containsExactly(new PlanVerdict.Violation("/properties/age/type", "type"));
    }

    @Test
    void aPatternThatBacktrackingWouldNeverFinishIsQuick() {
        assertThat(gate.judge(order(Map.of("total", 1, "code", "a".repeat(20_000) + "!"), 1))
                        .violations())
                .containsExactly(new PlanVerdict.Violation("/properties/code/pattern", "pattern"));
    }

    private static Interaction order(Map<String, Object> properties, int version) {
        return interaction(InteractionType.TRACK, "Order Completed", properties, version);
    }

    private static Interaction interaction(
            InteractionType type, String name, Map<String, Object> properties, int version) {
        return new Interaction("web", type, name, NOON, NOON, false, content(properties, Map.of(), version));
    }

    private static Content content(Map<String, Object> properties, Map<String, Object> traits, int version) {
        return new Content(
                "m-1",
                List.of(new Identifier(Namespace.USER_ID, "mia")),
                null,
                Map.copyOf(traits),
                Map.copyOf(properties),
                version == 0 ? Map.of() : Map.of("protocols", Map.of("event_version", version)));
    }
}
