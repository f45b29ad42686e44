package dev.annals.platform.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.condition.Behaviour;
import dev.annals.api.condition.Condition;
import dev.annals.api.condition.Period;
import dev.annals.platform.yaml.Flaws;
import dev.annals.platform.yaml.YamlFile;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionYamlTest {

    private final Flaws flaws = new Flaws("segment.yaml");

    private Condition read(String yaml) {
        return YamlFile.read(yaml, flaws).map(ConditionYaml::read).orElse(new Condition.Everyone());
    }

    @Test
    void aConditionIsReadWithAllItSays() {
        Condition condition = read("""
                all:
                  - {trait: 城市, isOneOf: [臺北, 高雄]}
                  - did: Order Completed
                    atLeast: 2
                    within: P30D
                    where: [{property: total, above: 99.90}]
                  - not: {sum: total, of: Order Refunded, atLeast: 1}
                """);
        assertThat(flaws.lines()).isEmpty();
        assertThat(condition)
                .isEqualTo(new Condition.All(List.of(
                        new Condition.Trait("城市", new dev.annals.api.condition.Test.OneOf(List.of("臺北", "高雄")), null),
                        new Condition.Did(
                                new Behaviour(
                                        "Order Completed",
                                        null,
                                        List.of(new Behaviour.Property(
                                                "total",
                                                new dev.annals.api.condition.Test.Range(
                                                        new BigDecimal("99.90"), false, null, true))),
                                        new Period.Within(Duration.ofDays(30))),
                                2,
                                null),
                        new Condition.Not(new Condition.Measured(
                                Condition.Figure.SUM,
                                "total",
                                new Behaviour("Order Refunded", null, List.of(), new Period.Ever()),
                                new dev.annals.api.condition.Test.Range(BigDecimal.ONE, true, null, true))))));
    }

    @Test
    void jsonIsReadTheSame() {
        assertThat(read("{\"any\": [{\"account\": \"any\"}, {\"didNot\": \"*\", \"within\": \"P90D\"}]}"))
                .isEqualTo(new Condition.Any(List.of(
                        new Condition.Member(null),
                        new Condition.Did(
                                new Behaviour(null, null, List.of(), new Period.Within(Duration.ofDays(90))), 0, 0L))));
        assertThat(flaws.lines()).isEmpty();
    }

    @Test
    void everyFlawIsNamedWhereItStands() {
        read("""
                any:
                  - {trait: plan, iz: gold}
                  - {did: Order Completed, atLeast: 3, atMost: 2}
                  - {trait: name, matches: '(a'}
                  - {trait: plan, is: gold, did: Login}
                  - sequence: [{did: A}, {didNot: B}]
                  - {average: total, of: Order Completed}
                """);
        assertThat(flaws.lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("segment.yaml:2:5: What the value has to be is missing"),
                        line -> assertThat(line).startsWith("segment.yaml:2:19: 'iz' is not known here. Do you mean"),
                        line -> assertThat(line).startsWith("segment.yaml:3:48: 'atMost' is less than 'atLeast'"),
                        line -> assertThat(line).startsWith("segment.yaml:4:28: This is no regular expression"),
                        line -> assertThat(line).startsWith("segment.yaml:5:5: 'trait' and 'did' cannot stand"),
                        line -> assertThat(line).startsWith("segment.yaml:6:35: 'within' is missing"),
                        line -> assertThat(line).startsWith("segment.yaml:7:5: What the value has to be is missing"));
    }

    @Test
    void aKindThatIsMisspeltIsNamedAsItWasMeant() {
        read("{city: Graz, didnot: Order Completed}");
        assertThat(flaws.lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("This is no condition", "Do you mean 'didNot'?"));
    }

    @Test
    void aThousandClausesAreReadAndAHundredAndOneLevelsAreNot() {
        read("all: [" + "{trait: a, is: b},".repeat(1_000) + "]");
        assertThat(flaws.lines()).isEmpty();
        read("{not: ".repeat(102) + "{everyone: true}" + "}".repeat(102));
        assertThat(flaws.lines()).isNotEmpty();
    }
}
