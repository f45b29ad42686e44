package dev.annals.platform.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.schema.PlanMode;
import org.junit.jupiter.api.Test;

class PlanFileTest {

    @Test
    void aPlanSaysWhatInteractionsMaySayAndWhatPropertiesMean() {
        Plan plan = PlanFile.read("plan.yaml", 3, """
                mode: quarantine
                unplanned: report
                interactions:
                  - name: Order Completed
                    version: 2
                    schema: {type: object, required: [total], properties: {total: {type: number}}}
                  - {name: 加入購物車, mode: block, schema: {required: [sku]}}
                properties:
                  - {name: total, owner: finance, meaning: What the customer paid, unit: EUR}
                  - {name: email, personal: true}
                amounts: {properties: [total], currencies: [EUR, TWD], tax: excluded, discount: not-deducted}
                """);
        assertThat(plan.version()).isEqualTo(3);
        assertThat(plan.unplanned()).isEqualTo(PlanMode.REPORT);
        assertThat(plan.interactions())
                .extracting(Plan.Planned::mode)
                .containsExactly(PlanMode.QUARANTINE, PlanMode.BLOCK);
        assertThat(plan.interactions().getFirst().schema().properties()).containsExactly("total");
        assertThat(plan.properties().get("email").personal()).isTrue();
        assertThat(plan.amounts().taxIncluded()).isFalse();
        assertThat(plan.amounts().discountDeducted()).isFalse();
        assertThat(plan.amounts().currencyProperty()).isEqualTo("currency");
    }

    @Test
    void everythingThatIsWrongIsToldAtItsPlace() {
        assertThat(flaws("""
                        mode: strict
                        interactions:
                          - {name: A, schema: {type: nonsense}}
                          - {name: B, schema: {$ref: "https://example.com/other.json"}}
                          - {name: C, schema: {properties: {x: {pattern: "(a+"}}}}
                          - {name: D}
                          - {name: D}
                          - {version: 2}
                        properties:
                          - {name: total, ownr: finance}
                          - {name: total}
                        amounts: {currencies: [euro]}
                        """))
                .contains("p.yaml:1:7: 'mode' is expected to be one of allow, report, quarantine, block.")
                .contains("p.yaml:3:23: This is no JSON Schema:")
                .contains("p.yaml:4:23: '$ref' leads out of the schema")
                .contains("p.yaml:5:23: This is no JSON Schema:")
                .contains("p.yaml:7:5: The same interaction stands above in the same 'version'")
                .contains("p.yaml:8:5: 'name' is missing")
                .contains("p.yaml:10:19: 'ownr' is not known here. Do you mean 'owner'?")
                .contains("p.yaml:11:12: The property 'total' stands here twice")
                .contains("p.yaml:12:10: 'properties' is missing")
                .contains("'euro' is no currency in three capital letters");
    }

    @Test
    void aSchemaThatIsTooDeepIsRefused() {
        String deep = "{not: ".repeat(60) + "{}" + "}".repeat(60);
        assertThat(flaws("interactions: [{name: A, schema: " + deep + "}]"))
                .contains("The schema is nested more than 40 levels deep.");
    }

    private static String flaws(String text) {
        Rejected[] refused = {null};
        assertThatThrownBy(() -> PlanFile.read("p.yaml", 1, text))
                .isInstanceOfSatisfying(Rejected.class, it -> refused[0] = it);
        return refused[0].detail();
    }
}
