package dev.annals.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.app.demo.history.PurchaseHistory;
import dev.annals.platform.trait.Fifths;
import dev.annals.platform.trait.Rfm;
import dev.annals.platform.trait.Rfm.Figures;
import dev.annals.platform.trait.Rfm.Order;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recency, frequency and money of the customers of CDNOW, against totals of the file's own columns. */
class RfmOfCdnowTest {

    @ParameterizedTest
    @CsvSource({"1997-03-31", "1997-12-31", "1998-06-30"})
    void theFiguresOfEveryCustomerAreThoseOfTheFile(LocalDate day) {
        Map<String, List<Order>> orders = new HashMap<>();
        Map<String, long[]> totals = new HashMap<>();
        PurchaseHistory.cdnow().tell(purchase -> {
            orders.computeIfAbsent(purchase.customer(), each -> new ArrayList<>())
                    .add(new Order(
                            purchase.date().atStartOfDay().toInstant(ZoneOffset.UTC),
                            BigDecimal.valueOf(purchase.cents(), 2)));
            if (!purchase.date().isAfter(day)) {
                long[] total = totals.computeIfAbsent(purchase.customer(), each -> new long[] {Long.MIN_VALUE, 0, 0});
                total[0] = Math.max(total[0], purchase.date().toEpochDay());
                total[1]++;
                total[2] += purchase.cents();
            }
        });
        Map<String, Figures> figures = new HashMap<>();
        orders.forEach((customer, all) ->
                figures.put(customer, Rfm.figures(all, day.atStartOfDay().toInstant(ZoneOffset.UTC))));

        assertThat(figures).hasSize(23_570);
        figures.forEach((customer, found) -> {
            long[] total = totals.get(customer);
            if (total == null) {
                assertThat(found).isEqualTo(new Figures(null, 0, BigDecimal.ZERO));
            } else {
                assertThat(found.recencyDays()).isEqualTo(ChronoUnit.DAYS.between(LocalDate.ofEpochDay(total[0]), day));
                assertThat(found.frequency()).isEqualTo((int) total[1]);
                assertThat(found.monetary()).isEqualByComparingTo(BigDecimal.valueOf(total[2], 2));
            }
        });
        Map<String, Rfm.Scores> scores = Rfm.scores(figures);
        assertThat(scores).hasSize(totals.size());
        Fifths limits = Fifths.of(figures.values(), day.atStartOfDay().toInstant(ZoneOffset.UTC));
        scores.forEach((customer, each) -> {
            Figures found = figures.get(customer);
            assertThat(each.recency())
                    .isEqualTo(1 + passed(limits.recency(), -found.recencyDays().doubleValue(), -1));
            assertThat(each.frequency()).isEqualTo(1 + passed(limits.frequency(), found.frequency(), 1));
            assertThat(each.monetary())
                    .isEqualTo(1 + passed(limits.monetary(), found.monetary().doubleValue(), 1));
        });
    }

    private static int passed(List<BigDecimal> limits, double value, int sign) {
        return (int) limits.stream()
                .filter(limit -> value >= sign * limit.doubleValue())
                .count();
    }
}
