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

    private static long counted(Predicate<List<Purchase>> holds) {
        return CUSTOMERS.values().stream().filter(holds).count();
    }

    private static long held(String condition, LocalDate day) {
        CompiledCondition compiled = CompiledCondition.of(
                Objects.requireNonNull(SegmentFile.read("cdnow", "{segment: cdnow, condition: %s}".formatted(condition))
                        .condition()));
        Instant at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return CUSTOMERS.values().stream()
                .filter(purchases -> compiled.at(person(purchases), at).holds())
                .count();
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
