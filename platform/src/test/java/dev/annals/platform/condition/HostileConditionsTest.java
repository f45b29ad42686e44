package dev.annals.platform.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionType;
import dev.annals.platform.condition.Person.Deed;
import dev.annals.platform.condition.Person.Held;
import dev.annals.platform.yaml.Flaws;
import dev.annals.platform.yaml.YamlFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Conditions and values that are meant to do harm, or that nobody thought of. */
class HostileConditionsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final List<Deed> deeds = new ArrayList<>();

    @Test
    void aPatternThatBacktracksForEverElsewhereTakesTimeInProportionToTheText() {
        String text = "a".repeat(20_000) + "!";

        assertThat(holds("{trait: it, matches: '^(a+)+$'}", text)).isFalse();
        assertThat(holds("{trait: it, matches: '^(a|aa)+!$'}", text)).isTrue();
        assertThat(holds("{trait: it, matches: '(.*){1,32}[bc]'}", text)).isFalse();
    }

    @Test
    void nothingIsDividedByZeroAndNoAmountIsTooLarge() {
        paid("EUR", "0");
        paid("EUR", "-0.0");
        assertThat(holds("{average: total, of: Paid, is: 0}", "")).isTrue();
        assertThat(holds("{average: total, of: Nothing, is: 0}", "")).isFalse();
        assertThat(holds("{average: total, of: Nothing, exists: false}", "")).isTrue();
        paid("EUR", "1e999999999");
        paid("EUR", "9".repeat(4_000));
        paid("EUR", Double.NaN);
        paid("EUR", Double.POSITIVE_INFINITY);
        assertThat(holds("{sum: total, of: Paid, is: 0}", "")).isTrue();
        paid("EUR", Long.MAX_VALUE);
        paid("EUR", Long.MAX_VALUE);
        assertThat(holds("{sum: total, of: Paid, is: 18446744073709551614}", ""))
                .isTrue();
    }

    @Test
    void amountsOfOneCurrencyAreSummedWithoutThoseOfAnother() {
        paid("EUR", "10.10");
        paid("TWD", 3_000);
        paid("EUR", "20.20");

        String euros = "{sum: total, of: Paid, where: [{property: currency, is: EUR}], is: 30.3}";
        assertThat(holds(euros, "")).isTrue();
        assertThat(holds("{distinct: currency, of: Paid, above: 1}", "")).isTrue();
    }

    @Test
    void namesThatMeanSomethingElsewhereAreNamesHere() {
        for (String name : List.of("$where", "a'; drop table x; --", "a.$gt", "__proto__", "{{x}}", "..", "\\u0000")) {
            Person person =
                    new Person(new FragmentId(new UUID(1, 1)), Map.of(name, new Held("yes", NOON)), Set.of(), deeds);
            String quoted = "{trait: '" + name.replace("'", "''") + "', is: 'yes'}";
            assertThat(compiled(quoted).at(person, NOON).holds()).as(name).isTrue();
        }
    }

    @Test
    void aThousandClausesAndAHundredLevelsAreAnswered() {
        String wide = IntStream.range(0, 1_000)
                .mapToObj("{trait: it, is: v%d}"::formatted)
                .collect(Collectors.joining(", ", "{any: [", "]}"));
        assertThat(holds(wide, "v999")).isTrue();
        assertThat(holds(wide, "v1000")).isFalse();
        assertThat(holds("{not: ".repeat(98) + "{trait: it, is: v}" + "}".repeat(98), "v"))
                .isTrue();
    }

    private boolean holds(String condition, String it) {
        Person person = new Person(new FragmentId(new UUID(1, 1)), Map.of("it", new Held(it, NOON)), Set.of(), deeds);
        CompiledCondition compiled = compiled(condition);
        Verdict verdict = compiled.at(person, NOON);
        assertThat(compiled.holds(person, NOON)).isEqualTo(verdict.holds());
        return verdict.holds();
    }

    private static CompiledCondition compiled(String condition) {
        Flaws flaws = new Flaws("hostile.yaml");
        CompiledCondition compiled = CompiledCondition.of(
                YamlFile.read(condition, flaws).map(ConditionYaml::read).orElseThrow());
        assertThat(flaws.lines()).isEmpty();
        return compiled;
    }

    private void paid(String currency, Object total) {
        deeds.add(new Deed(
                new UUID(deeds.size(), 9),
                "Paid",
                InteractionType.TRACK,
                NOON.minusSeconds(100 - deeds.size()),
                Map.of("total", total, "currency", currency)));
    }
}
