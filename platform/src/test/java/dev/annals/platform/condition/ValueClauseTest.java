package dev.annals.platform.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.condition.Condition;
import dev.annals.api.condition.Test.Range;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.condition.Person.Held;
import dev.annals.platform.yaml.Flaws;
import dev.annals.platform.yaml.YamlFile;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueClauseTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final List<@Nullable Object> VALUES = Arrays.asList(
            null,
            3,
            4L,
            3.5,
            -1,
            new BigDecimal("3.0"),
            new BigInteger("99999999999999999999"),
            Integer.MAX_VALUE,
            "3",
            "台北",
            "e\u0301",
            "",
            true,
            List.of(),
            List.of("台北", 3),
            Map.of("city", "台北"),
            "2026-11-20");

    private static Condition condition(String yaml) {
        Flaws flaws = new Flaws("test.yaml");
        Condition read = YamlFile.read(yaml, flaws).map(ConditionYaml::read).orElseThrow();
        assertThat(flaws.lines()).isEmpty();
        return Objects.requireNonNull(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{trait: t, is: 3}",
                "{trait: t, isOneOf: [台北, é, true]}",
                "{trait: t, hasAllOf: [台北, 3]}",
                "{trait: t, exists: true}",
                "{trait: t, exists: false}",
                "{trait: t, empty: true}",
                "{trait: t, above: 2.5, atMost: 3}",
                "{trait: t, below: 3.5}",
                "{trait: t, contains: 北}",
                "{trait: t, matches: '^台'}",
                "{trait: t, onOrAfter: '2026-11-20'}"
            })
    void aValueIsAnsweredForAsThePersonWhoHasIt(String yaml) {
        Condition condition = condition(yaml);
        ValueClause clause = Objects.requireNonNull(ValueClause.of(condition));
        List<@Nullable Object> passing = new ArrayList<>();
        for (Object value : VALUES) {
            boolean holds =
                    CompiledCondition.of(condition).at(somebody(value), NOON).holds();
            assertThat(clause.holds(value)).as("%s of %s", yaml, value).isEqualTo(holds);
            if (holds) {
                passing.add(value);
            }
        }
        assertThat(passing).isNotEmpty().hasSizeLessThan(VALUES.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{trait: t, is: 3, hasBeenFor: P1D}",
                "{trait: t, withinLast: P1D}",
                "{trait: t, anniversaryWithin: 3}",
                "{trait: t.city, is: 台北}",
                "{did: Order Completed}",
                "{not: {trait: t, is: 3}}"
            })
    void whatAsksForMoreThanAValueIsLeftToTheEvaluator(String yaml) {
        assertThat(ValueClause.of(condition(yaml))).isNull();
    }

    @Test
    void wholeNumbersAreInTheSameRangesAsThoseWrittenWithDigitsBehindThePoint() {
        Random random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            Range range = new Range(end(random), random.nextBoolean(), end(random), random.nextBoolean());
            ValueClause clause = Objects.requireNonNull(ValueClause.of(new Condition.Trait("t", range, null)));
            for (int number : new int[] {
                random.nextInt(9) - 4, random.nextInt(), Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE - 1
            }) {
                assertThat(clause.holds(number))
                        .as("%d in %s", number, range)
                        .isEqualTo(clause.holds(new BigDecimal(number + ".0")));
            }
        }
    }

    private static @Nullable BigDecimal end(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> new BigDecimal(random.nextBoolean() ? Integer.MAX_VALUE : Integer.MIN_VALUE);
            case 2 -> new BigDecimal((random.nextBoolean() ? "-" : "") + "1E" + (random.nextInt(80) - 40));
            case 3 -> BigDecimal.valueOf(random.nextInt(90) - 45, 1);
            default -> BigDecimal.valueOf(random.nextInt(9) - 4);
        };
    }

    private static Person somebody(@Nullable Object value) {
        return new Person(new FragmentId(new UUID(1, 1)), Map.of("t", new Held(value, NOON)), Set.of(), List.of());
    }
}
