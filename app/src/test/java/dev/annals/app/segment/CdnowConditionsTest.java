package dev.annals.app.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionType;
import dev.annals.app.demo.history.Purchase;
import dev.annals.app.demo.history.PurchaseHistory;
import dev.annals.platform.condition.CompiledCondition;
import dev.annals.platform.condition.Person;
import dev.annals.platform.condition.Person.Deed;
import dev.annals.platform.segment.SegmentFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions on the purchases of CDNOW, against totals that are counted by hand from the file. */
class CdnowConditionsTest {

    private static final Map<String, List<Purchase>> CUSTOMERS = customers();

    @ParameterizedTest
    @ValueSource(strings = {"1997-06-30", "1997-12-31", "1998-06-30"})
    void twoPurchasesWithinNinetyDays(String day) {
        LocalDate at = LocalDate.parse(day);

        assertThat(held("{did: Order Completed, atLeast: 2, within: P90D}", at))
                .isEqualTo(counted(purchases -> purchases.stream()
                                .filter(each -> !each.date().isAfter(at))
                                .filter(each -> each.date().isAfter(at.minusDays(90)))
                                .count()
                        >= 2))
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1997-06-30", "1997-12-31", "1998-06-30"})
    void recencyFrequencyAndMoney(String day) {
        LocalDate at = LocalDate.parse(day);

        assertThat(held("{didNot: Order Completed, within: P180D}", at))
                .isEqualTo(counted(purchases -> purchases.stream()
                        .noneMatch(
                                each -> !each.date().isAfter(at) && each.date().isAfter(at.minusDays(180)))))
                .isPositive();
        assertThat(held("{did: Order Completed, times: 3}", at))
                .isEqualTo(counted(purchases -> purchases.stream()
                                .filter(each -> !each.date().isAfter(at))
                                .count()
                        == 3))
                .isPositive();
        assertThat(held("{sum: revenue, of: Order Completed, atLeast: 250.5}", at))
                .isEqualTo(counted(purchases -> purchases.stream()
                                .filter(each -> !each.date().isAfter(at))
                                .mapToLong(Purchase::cents)
                                .sum()
                        >= 25_050))
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1997-06-30", "1997-12-31", "1998-06-30"})
    void twoPurchasesWithinAnyNinetyDays(String day) {
        LocalDate last = LocalDate.parse(day);
        CompiledCondition twice = compiled("{did: Order Completed, atLeast: 2, within: P90D}");

        long ever = CUSTOMERS.values().stream()
                .filter(purchases -> purchases.stream()
                        .map(Purchase::date)
                        .filter(each -> !each.isAfter(last))
                        .anyMatch(each ->
                                twice.at(person(purchases), instant(each)).holds()))
                .count();

        assertThat(ever)
                .isEqualTo(counted(purchases -> isClose(purchases, last)))
                .isPositive();
    }

    private static boolean isClose(List<Purchase> purchases, LocalDate last) {
        List<LocalDate> days = purchases.stream()
                .map(Purchase::date)
                .filter(each -> !each.isAfter(last))
                .sorted()
                .toList();
        for (int i = 1; i < days.size(); i++) {
            if (days.get(i).toEpochDay() - days.get(i - 1).toEpochDay() < 90) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1997-06-30", "1997-12-31", "1998-06-30"})
    void exactlyTheRecencyFrequencyAndMoneyOfEachCustomer(String day) {
        LocalDate today = LocalDate.parse(day);
        Instant at = instant(today);
        CompiledCondition orders = compiled("{did: Order Completed}");
        CompiledCondition spent = compiled("{sum: revenue, of: Order Completed, above: 0}");
        Map<Long, CompiledCondition> within = new HashMap<>();

        for (List<Purchase> purchases : CUSTOMERS.values()) {
            List<Purchase> past = purchases.stream()
                    .filter(each -> !each.date().isAfter(today))
                    .toList();
            Person person = person(purchases);
            assertThat(orders.at(person, at).value()).isEqualTo(past.size());
            assertThat((BigDecimal) spent.at(person, at).value())
                    .isEqualByComparingTo(BigDecimal.valueOf(
                            past.stream().mapToLong(Purchase::cents).sum(), 2));
            if (!past.isEmpty()) {
                long days = today.toEpochDay()
                        - past.stream()
                                .mapToLong(each -> each.date().toEpochDay())
                                .max()
                                .orElseThrow();
                assertThat(recent(within, days + 1).at(person, at).holds()).isTrue();
                assertThat(days > 0 && recent(within, days).at(person, at).holds())
                        .isFalse();
            }
        }
    }

    private static CompiledCondition recent(Map<Long, CompiledCondition> known, long days) {
        return known.computeIfAbsent(days, each -> compiled("{did: Order Completed, within: P%dD}".formatted(each)));
    }

    private static long counted(Predicate<List<Purchase>> holds) {
        return CUSTOMERS.values().stream().filter(holds).count();
    }

    private static long held(String condition, LocalDate day) {
        CompiledCondition compiled = compiled(condition);
        Instant at = instant(day);
        return CUSTOMERS.values().stream()
                .filter(purchases -> compiled.at(person(purchases), at).holds())
                .count();
    }

    private static CompiledCondition compiled(String condition) {
        return CompiledCondition.of(
                Objects.requireNonNull(SegmentFile.read("cdnow", "{segment: cdnow, condition: %s}".formatted(condition))
                        .condition()));
    }

    private static Instant instant(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Person person(List<Purchase> purchases) {
        List<Deed> deeds = new ArrayList<>();
        for (Purchase each : purchases) {
            deeds.add(new Deed(
                    new UUID(1, deeds.size()),
                    "Order Completed",
                    InteractionType.TRACK,
                    each.date().atStartOfDay(ZoneOffset.UTC).toInstant(),
                    Map.of("revenue", BigDecimal.valueOf(each.cents(), 2))));
        }
        deeds.sort((one, other) -> one.at().compareTo(other.at()));
        return new Person(new FragmentId(new UUID(0, 1)), Map.of(), Set.of(), deeds);
    }

    private static Map<String, List<Purchase>> customers() {
        Map<String, List<Purchase>> customers = new HashMap<>();
        PurchaseHistory.cdnow()
                .tell(purchase -> customers
                        .computeIfAbsent(purchase.customer(), each -> new ArrayList<>())
                        .add(purchase));
        return customers;
    }
}
