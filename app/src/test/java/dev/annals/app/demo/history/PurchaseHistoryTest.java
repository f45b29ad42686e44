package dev.annals.app.demo.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.app.demo.story.Message;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PurchaseHistoryTest {

    @Nested
    class OfTheCdShop {

        @Test
        void holdsEveryPurchaseOfTheFile() {
            Map<String, PurchaseHistory.Account> accounts =
                    PurchaseHistory.cdnow().accounts();

            assertThat(accounts).hasSize(23_570);
            assertThat(accounts.values().stream().reduce(PurchaseHistory.Account.NONE, PurchaseHistory.Account::plus))
                    .isEqualTo(new PurchaseHistory.Account(69_659, 167_881, 250_031_563));
        }

        @Test
        void givesEqualPurchasesOfOneDayDifferentIds() {
            Set<String> ids = new HashSet<>();

            PurchaseHistory.cdnow().tell(purchase -> ids.add(purchase.message().messageId()));

            assertThat(ids).hasSize(69_659);
        }
    }

    @Nested
    class OfAnyShop {

        @Test
        void countsThePurchasesOfEachCustomer() {
            assertThat(
                            purchases(
                                    "customer date n dollars\r\n a 19970101 1 11.77\r\n b 19970102 2 3\r\na 19970101 1 11.77\r\n"))
                    .containsExactly(
                            new Purchase("a", 1, LocalDate.of(1997, 1, 1), 1, 1_177),
                            new Purchase("b", 1, LocalDate.of(1997, 1, 2), 2, 300),
                            new Purchase("a", 2, LocalDate.of(1997, 1, 1), 1, 1_177));
        }

        @Test
        void saysWhichLineCannotBeRead() {
            assertThatThrownBy(() -> purchases("header\na 19970101 1 11.77\na 19971301 1 11.77\n"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("Line 3 ");
        }

        @Test
        void becomesAnOrderOfTheSegmentSpec() {
            Message order = new Purchase("00042", 3, LocalDate.of(1997, 2, 3), 2, 2_990).message();

            assertThat(order.messageId()).isEqualTo("cdnow-00042-0003");
            assertThat(order.body())
                    .containsEntry("event", "Order Completed")
                    .containsEntry("userId", "cdnow-00042")
                    .containsEntry("timestamp", "1997-02-03T00:00:00Z")
                    .containsEntry(
                            "properties",
                            Map.of(
                                    "order_id",
                                    "cdnow-00042-0003",
                                    "revenue",
                                    new BigDecimal("29.90"),
                                    "total",
                                    new BigDecimal("29.90"),
                                    "currency",
                                    "USD",
                                    "quantity",
                                    2));
        }

        private List<Purchase> purchases(String file) {
            List<Purchase> purchases = new ArrayList<>();
            new PurchaseHistory(() -> new ByteArrayInputStream(file.getBytes(StandardCharsets.US_ASCII)))
                    .tell(purchases::add);
            return purchases;
        }
    }
}
