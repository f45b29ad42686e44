package dev.annals.platform.trait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.api.condition.Condition;
import dev.annals.api.condition.Test;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.rejection.Rejected;
import dev.annals.platform.condition.CompiledCondition;
import dev.annals.platform.condition.Permissions;
import dev.annals.platform.condition.Person;
import dev.annals.platform.condition.Person.Deed;
import dev.annals.platform.condition.Tags;
import dev.annals.platform.condition.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

class ComputationTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Computation computation = new Computation(TraitsFile.read("traits.yaml", 1, """
            orders: {name: Order Completed, amount: total}
            lifecycle: {newFor: P10D, activeFor: P30D, atRiskFor: P60D}
            traits:
              - {key: orders_lately, count: Order Completed, within: P30D}
              - {key: spent, sum: total, of: Order Completed}
              - {key: aov, average: total, of: Order Completed}
              - {key: 最愛, mostFrequent: category, of: Product Viewed}
              - {key: best_hour, preferredHour: Product Viewed, zone: Asia/Taipei}
            """));
    private final List<Deed> deeds = new ArrayList<>();

    @org.junit.jupiter.api.Test
    void figuresAreMadeOfWhatWasDoneUntilThen() {
        done("Product Viewed", 0, Map.of("category", "茶"));
        done("Product Viewed", 1, Map.of("category", "酒"));
        done("Product Viewed", 2, Map.of("category", "茶"));
        UUID order = order(3, "10.50");
        order(5, "2.25");
        assertThat(values(2)).containsEntry("最愛", "茶").containsEntry("spent", BigDecimal.ZERO);
        assertThat(values(4)).containsEntry("orders_lately", 1).containsEntry("spent", new BigDecimal("10.50"));
        assertThat(values(6))
                .containsEntry("orders_lately", 2)
                .containsEntry("spent", new BigDecimal("12.75"))
                .containsEntry("aov", new BigDecimal("6.375"))
                .containsEntry("frequency", 2)
                .containsEntry("monetary", new BigDecimal("12.75"))
                .containsEntry("recency_days", 1L);
        assertThat(value("spent", 4).evidence()).containsExactly(order);
        assertThat(value("spent", 4).formula()).isEqualTo("sum of total in Order Completed");
    }

    @org.junit.jupiter.api.Test
    void timeAloneChangesTheLifecycleAtTheInstantThatIsTold() {
        assertThat(values(0)).containsEntry("lifecycle", "prospect");
        order(1, "5");
        assertThat(values(1)).containsEntry("lifecycle", "new");
        assertThat(value("lifecycle", 1).until()).isEqualTo(day(11));
        assertThat(values(11)).containsEntry("lifecycle", "active");
        assertThat(values(31)).containsEntry("lifecycle", "at-risk");
        assertThat(value("lifecycle", 31).until()).isEqualTo(day(61));
        assertThat(values(61)).containsEntry("lifecycle", "lapsed");
        assertThat(value("lifecycle", 61).until()).isNull();
        order(70, "5");
        assertThat(values(70)).containsEntry("lifecycle", "won-back");
        order(75, "5");
        assertThat(values(75)).containsEntry("lifecycle", "active");
    }

    @org.junit.jupiter.api.Test
    void anOrderThatLiesInTheFutureChangesThingsWhenItComes() {
        order(5, "5");

        assertThat(values(1)).containsEntry("lifecycle", "prospect").containsEntry("frequency", 0);
        assertThat(value("lifecycle", 1).until()).isEqualTo(day(5));
        assertThat(value("recency_days", 1).until()).isEqualTo(day(5));
        assertThat(values(5)).containsEntry("lifecycle", "new").containsEntry("recency_days", 0L);
        assertThat(value("recency_days", 5).until()).isEqualTo(day(6));
    }

    @org.junit.jupiter.api.Test
    void thePreferredHourIsOneOfTheTimeZoneThatWasNamed() {
        assertThat(values(0)).containsEntry("best_hour", null);
        done("Product Viewed", 0, Map.of());

        assertThat(values(1))
                .containsEntry(
                        "best_hour", NOON.atZone(ZoneId.of("Asia/Taipei")).getHour());
        assertThat(value("best_hour", 1).formula()).isEqualTo("hour of most Product Viewed in Asia/Taipei");
    }

    @org.junit.jupiter.api.Test
    void aScoreIsMadeOfFiguresAndSaysWhatEachOfThemAdds() {
        Computation scores = new Computation(TraitsFile.read("traits.yaml", 1, """
                orders: {name: Order Completed, amount: total}
                traits:
                  - {key: churn_risk, logistic: {intercept: -1, weights: {recency_days: 0.5, frequency: -1}}}
                """));
        Person person = new Person(new FragmentId(new UUID(1, 1)), Map.of(), Set.of(), deeds);
        assertThat(scores.of(person, "churn_risk", day(0)).value()).isNull();
        order(0, "5");

        assertThat(scores.of(person, "churn_risk", day(4)).value()).isEqualTo(new BigDecimal("0.500000"));
        assertThat(scores.of(person, "churn_risk", day(8)).value()).isEqualTo(new BigDecimal("0.880797"));
        assertThat(scores.of(person, "churn_risk", day(8)).until()).isEqualTo(day(9));
        Computation.Value shown = scores.of(person, day(8)).getLast();
        assertThat(shown.formula()).isEqualTo("logistic: -1 + 0.5 x recency_days + -1 x frequency");
        assertThat(shown.parts()).extracting(part -> part.adds().intValue()).containsExactly(4, -1);
        assertThatThrownBy(() -> TraitsFile.read("t.yaml", 1, """
                        traits:
                          - {key: churn_risk, logistic: {weights: {recency: 0.5}}}
                        """))
                .isInstanceOfSatisfying(
                        Rejected.class, it -> assertThat(it.detail()).contains("There is no figure 'recency'"));
    }

    @org.junit.jupiter.api.Test
    void aConditionAsksForTheValueThatTheProfileShows() {
        order(1, "5");
        Person person = new Person(
                new FragmentId(new UUID(1, 1)),
                Map.of(),
                Set.of(),
                Person.Past.of(deeds),
                Permissions.NONE,
                Set.of(),
                Tags.NONE,
                computation);
        Verdict verdict = CompiledCondition.of(new Condition.Computed("lifecycle", new Test.OneOf(List.of("new"))))
                .at(person, day(2));

        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.value()).isEqualTo("new");
        assertThat(verdict.until()).isEqualTo(day(11));
        assertThat(verdict.evidence()).hasSize(1);
    }

    @org.junit.jupiter.api.Test
    void aWindowThatClosesIsToldToTheInstant() {
        order(1, "5");
        assertThat(value("orders_lately", 2).until()).isEqualTo(day(31));
        assertThat(values(31)).containsEntry("orders_lately", 0);
    }

    @org.junit.jupiter.api.Test
    void customersOfTheSameValueAreInTheSameFifth() {
        Map<String, Rfm.Figures> customers = new HashMap<>();
        for (int i = 0; i < 10; i++) {
            customers.put("c" + i, new Rfm.Figures((long) i, i < 5 ? 1 : 2, BigDecimal.valueOf(i)));
        }
        customers.put("none", new Rfm.Figures(null, 0, BigDecimal.ZERO));
        Map<String, Rfm.Scores> scores = Rfm.scores(customers);
        assertThat(scores).hasSize(10);
        assertThat(scores.get("c0")).isEqualTo(new Rfm.Scores(5, 1, 1));
        assertThat(scores.get("c4")).isEqualTo(new Rfm.Scores(3, 1, 3));
        assertThat(scores.get("c9")).isEqualTo(new Rfm.Scores(1, 3, 5));
    }

    @org.junit.jupiter.api.Test
    void fifthsGoByTheLimitsThatHold() {
        Computation fifths = new Computation(TraitsFile.read("traits.yaml", 1, """
                orders: {name: Order Completed, amount: total}
                rfm:
                  drawn: 2026-02-01T00:00:00Z
                  customers: 812
                  recency: [30, 10, 10, 2]
                  frequency: [2, 3]
                  monetary: [5, 9.99, 20, 50]
                """));
        Person person = new Person(new FragmentId(new UUID(1, 1)), Map.of(), Set.of(), deeds);
        assertThat(fifths.of(person, "rfm", day(0)).value()).isNull();
        order(0, "9.99");

        assertThat(fifths.of(person, "recency_fifth", day(2)).value()).isEqualTo(5);
        assertThat(fifths.of(person, "recency_fifth", day(2)).until()).isEqualTo(day(3));
        assertThat(fifths.of(person, "recency_fifth", day(3)).value()).isEqualTo(4);
        assertThat(fifths.of(person, "recency_fifth", day(3)).until()).isEqualTo(day(11));
        assertThat(fifths.of(person, "recency_fifth", day(11)).value()).isEqualTo(2);
        assertThat(fifths.of(person, "recency_fifth", day(31)).value()).isEqualTo(1);
        assertThat(fifths.of(person, "recency_fifth", day(31)).until()).isEqualTo(Instant.MAX);
        assertThat(fifths.of(person, "rfm", day(2)).value()).isEqualTo(513);
        assertThat(fifths.of(person, "rfm", day(2)).evidence()).hasSize(1);
        order(2, "40.01");
        assertThat(fifths.of(person, "rfm", day(2)).value()).isEqualTo(525);
        assertThat(computation.formulas())
                .containsEntry("orders_lately", "count of Order Completed within P30D")
                .containsEntry("lifecycle", "by the time of orders: new for P10D, active for P30D, at risk for P60D");
        assertThat(fifths.formulas().get("monetary_fifth"))
                .isEqualTo(
                        "fifth by monetary, limits [5, 9.99, 20, 50], drawn of 2026-02-01T00:00:00Z among 812 customers");
    }

    @org.junit.jupiter.api.Test
    void limitsThatAreDrawnDivideCustomersAsTheirRanksDo() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            Map<Integer, Rfm.Figures> customers = new HashMap<>();
            int alike = 1 + random.nextInt(12);
            for (int i = random.nextInt(40); i > 0; i--) {
                customers.put(
                        i,
                        new Rfm.Figures(
                                random.nextInt(9) == 0 ? null : (long) random.nextInt(alike),
                                1 + random.nextInt(alike),
                                BigDecimal.valueOf(random.nextInt(alike * 100), 2)));
            }
            Fifths fifths = Fifths.of(customers.values(), NOON);
            Rfm.scores(customers).forEach((customer, scores) -> {
                Rfm.Figures figures = customers.get(customer);
                assertThat(new Rfm.Scores(
                                fifths.byRecency(figures.recencyDays()),
                                fifths.byFrequency(figures.frequency()),
                                fifths.byMonetary(figures.monetary())))
                        .isEqualTo(scores);
            });
            String text = "orders: {name: A, amount: b}\n" + fifths.block();
            assertThat(TraitsFile.read("t.yaml", 1, text).fifths()).isEqualTo(fifths);
        }
    }

    @org.junit.jupiter.api.Test
    void limitsThatCannotHoldAreToldAtTheirPlace() {
        assertThatThrownBy(() -> TraitsFile.read("t.yaml", 1, """
                        traits:
                          - {key: rfm, count: X}
                        rfm:
                          recency: [1, 20, -3]
                          frequency: [1, 2, 3, 4, 5]
                          drawn: yesterday
                        """))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        it -> assertThat(it.detail())
                                .contains("Fifths rest on orders")
                                .contains("'rfm' is computed of orders by itself")
                                .contains("t.yaml:4:12: Whole days from 0")
                                .contains("t.yaml:4:12: The limits in 'recency' are expected to fall")
                                .contains("t.yaml:5:14: 'frequency' is expected")
                                .contains("t.yaml:6:10: 'drawn' is expected")
                                .contains("'monetary' is expected"));
    }

    @org.junit.jupiter.api.Test
    void whatIsWrongIsToldAtItsPlace() {
        assertThatThrownBy(() -> TraitsFile.read("t.yaml", 1, """
                        traits:
                          - {key: a, sum: total}
                          - {key: b}
                          - {key: "$where", count: X}
                          - {key: lifecycle, count: X}
                        lifecycle: {newFor: P90D, activeFor: P30D}
                        """))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        it -> assertThat(it.detail())
                                .contains("t.yaml:2:19: 'of' is missing")
                                .contains("t.yaml:3:5: One measure is expected")
                                .contains("t.yaml:4:11: 'key' is expected")
                                .contains("t.yaml:5:11: 'lifecycle' is computed of orders by itself")
                                .contains("A lifecycle rests on orders")
                                .contains("t.yaml:6:12: 'newFor' is expected to be no longer"));
    }

    private Map<String, Object> values(int day) {
        Map<String, Object> values = new HashMap<>();
        computed(day).forEach(value -> values.put(value.key(), value.value()));
        return values;
    }

    private Computation.Value value(String key, int day) {
        return computed(day).stream()
                .filter(value -> value.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private List<Computation.Value> computed(int day) {
        Person person = new Person(new FragmentId(new UUID(1, 1)), Map.of(), Set.of(), deeds);
        return computation.of(person, day(day));
    }

    private UUID order(int day, String total) {
        return done("Order Completed", day, Map.of("total", new BigDecimal(total)));
    }

    private UUID done(String name, int day, Map<String, Object> properties) {
        UUID id = new UUID(2, deeds.size());
        deeds.add(new Deed(id, name, InteractionType.TRACK, day(day), new HashMap<>(properties)));
        return id;
    }

    private static Instant day(int day) {
        return NOON.plus(Duration.ofDays(day));
    }
}
