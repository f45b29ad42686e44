package dev.annals.platform.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionType;
import dev.annals.platform.condition.Person.Deed;
import dev.annals.platform.condition.Person.Held;
import dev.annals.platform.yaml.Flaws;
import dev.annals.platform.yaml.YamlFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CompiledConditionTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final List<Deed> deeds = new ArrayList<>();
    private final Map<String, Held> traits = new HashMap<>();

    private static CompiledCondition condition(String yaml) {
        Flaws flaws = new Flaws("test.yaml");
        CompiledCondition compiled = CompiledCondition.of(
                YamlFile.read(yaml, flaws).map(ConditionYaml::read).orElseThrow());
        assertThat(flaws.lines()).isEmpty();
        return compiled;
    }

    private Verdict ask(String yaml, Instant at) {
        deeds.sort(Comparator.comparing(Deed::at));
        Person person = new Person(new FragmentId(new UUID(1, 1)), traits, Set.of(), deeds);
        CompiledCondition condition = condition(yaml);
        Verdict verdict = condition.at(person, at);
        assertThat(condition.holds(person, at)).isEqualTo(verdict.holds());
        return verdict;
    }

    private void did(String name, Instant at, Object total) {
        deeds.add(new Deed(
                new UUID(deeds.size(), 9), name, InteractionType.TRACK, at, Map.of("total", total, "cart", "c-1")));
    }

    @Test
    void aWindowClosesToTheSecondWithoutAnythingHappening() {
        did("Order Completed", NOON.minus(Duration.ofDays(3)), 10);
        String twice = "{did: Order Completed, within: P7D}";
        Verdict now = ask(twice, NOON);
        Instant closes = NOON.plus(Duration.ofDays(4));
        assertThat(now.holds()).isTrue();
        assertThat(now.until()).isEqualTo(closes);
        assertThat(ask(twice, closes.minusNanos(1)).holds()).isTrue();
        assertThat(ask(twice, closes).holds()).isFalse();
        assertThat(ask(twice, closes).until()).isEqualTo(Instant.MAX);
    }

    @Test
    void figuresAreExactAndMadeOfWhatHasTheProperty() {
        did("Order Completed", NOON.minusSeconds(30), "0.1");
        did("Order Completed", NOON.minusSeconds(20), 0.2);
        did("Order Completed", NOON.minusSeconds(10), "much");
        assertThat(ask("{sum: total, of: Order Completed, atLeast: 0.3, atMost: 0.3}", NOON)
                        .holds())
                .isTrue();
        assertThat(ask("{average: total, of: Order Completed, is: 0.15}", NOON).holds())
                .isTrue();
        assertThat(ask("{last: total, of: Order Completed, is: much}", NOON).holds())
                .isTrue();
        assertThat(ask("{distinct: total, of: Order Completed, is: 3}", NOON).holds())
                .isTrue();
        assertThat(ask("{sum: total, of: Nothing, is: 0}", NOON).holds()).isTrue();
        assertThat(ask("{average: total, of: Nothing, exists: false}", NOON).holds())
                .isTrue();
    }

    @Test
    void aSequenceWaitsForWhatMustNotHappen() {
        String abandoned =
                "{sequence: [{did: Cart Filled}, {didNot: Order Completed, within: PT30M}], sameProperty: cart}";
        did("Cart Filled", NOON, 1);
        Instant due = NOON.plus(Duration.ofMinutes(30));
        assertThat(ask(abandoned, NOON).holds()).isFalse();
        assertThat(ask(abandoned, NOON).until()).isEqualTo(due);
        assertThat(ask(abandoned, due).holds()).isTrue();
        did("Order Completed", NOON.plusSeconds(60), 1);
        assertThat(ask(abandoned, due).holds()).isFalse();
    }

    @Test
    void textsAreComparedInOneSpellingAndAnyScript() {
        traits.put("city", new Held("臺北市", NOON));
        traits.put("name", new Held("Ame\u0301lie", NOON));
        traits.put("address", new Held(Map.of("zip", 110), NOON));
        assertThat(ask("{trait: city, startsWith: 臺北}", NOON).holds()).isTrue();
        assertThat(ask("{trait: name, contains: 'AM\u00c9'}", NOON).holds()).isTrue();
        assertThat(ask("{trait: address.zip, is: 110.0}", NOON).holds()).isTrue();
        assertThat(ask("{trait: name, is: 'Am\u00e9lie', hasBeenFor: P1D}", NOON)
                        .until())
                .isEqualTo(NOON.plus(Duration.ofDays(1)));
    }

    @Test
    void aBirthdayIsOnTheDayWhereThePersonIs() {
        traits.put("birthday", new Held("1990-11-22", NOON));
        traits.put("zone", new Held("Asia/Taipei", NOON));
        String today = "{trait: birthday, anniversaryWithin: 0, zoneTrait: zone}";
        Instant midnight = Instant.parse("2026-11-21T16:00:00Z");
        assertThat(ask(today, midnight.minusSeconds(1)).holds()).isFalse();
        assertThat(ask(today, midnight.minusSeconds(1)).until()).isEqualTo(midnight);
        assertThat(ask(today, midnight).holds()).isTrue();
    }

    @Test
    void bucketsDivideEvenlyAndForEver() {
        CompiledCondition tenth = condition("{bucket: {salt: holdout, from: 0, below: 10}}");
        long in = new Random(5)
                .ints(20_000)
                .filter(bits -> tenth.at(
                                new Person(new FragmentId(new UUID(bits, bits)), Map.of(), Set.of(), List.of()), NOON)
                        .holds())
                .count();
        assertThat(in).isBetween(1_850L, 2_150L);
        assertThat(ask("{bucket: {salt: x, from: 0, below: 100}}", NOON).holds())
                .isTrue();
    }

    @Test
    void nothingChangesBeforeAVerdictSaysThatItMay() {
        List<String> conditions = List.of(
                "{did: A, within: PT20S, atLeast: 2}",
                "{not: {did: B, before: PT15S}}",
                "{sum: total, of: A, within: PT30S, above: 3}",
                "{did: A, since: {did: B}}",
                "{did: '*', from: 2026-11-21T11:59:50Z, until: 2026-11-21T12:00:20Z}",
                "{sequence: [{did: A}, {did: B, within: PT9S}, {didNot: A, within: PT7S}]}",
                "{any: [{did: B, times: 1, within: PT11S}, {all: [{didNot: A, within: PT5S}, {did: B}]}]}");
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            deeds.clear();
            for (int i = random.nextInt(6); i > 0; i--) {
                did(random.nextBoolean() ? "A" : "B", NOON.plusSeconds(random.nextInt(40) - 20), random.nextInt(4));
            }
            String yaml = conditions.get(seed % conditions.size());
            Verdict verdict = ask(yaml, NOON);
            for (int seconds = 1; seconds < 70; seconds++) {
                Instant later = NOON.plusSeconds(seconds);
                if (later.isBefore(verdict.until())) {
                    assertThat(ask(yaml, later).holds())
                            .as("%s, history %d, %d s later", yaml, seed, seconds)
                            .isEqualTo(verdict.holds());
                }
            }
        }
    }
}
