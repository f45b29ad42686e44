package dev.annals.app.demo;

import dev.annals.app.demo.history.PurchaseHistory;
import dev.annals.platform.trait.Rfm;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The demo's chapter about customers: it publishes what is computed of them, and ranks those of a purchase history by recency,
 * frequency and money, as they stood on the day after its last one. Played again it publishes nothing new.
 */
final class RfmChapter implements Chapter {

    private static final Instant THEN = Instant.parse("1998-07-01T00:00:00Z");
    private static final Map<String, Object> DEFINITIONS = Map.of(
            "orders",
            Map.of("name", "Order Completed", "amount", "revenue"),
            "traits",
            List.of(
                    Map.of("key", "lifetime_value", "sum", "revenue", "of", "Order Completed"),
                    Map.of("key", "average_order", "average", "revenue", "of", "Order Completed"),
                    Map.of("key", "preferred_hour", "preferredHour", "Product Viewed", "zone", "Asia/Taipei")));

    private final PurchaseHistory history;

    RfmChapter(PurchaseHistory history) {
        this.history = history;
    }

    @Override
    public void play(Stage stage, Findings findings) {
        stage.client().post("/api/v1/traits", stage.adminToken(), DEFINITIONS).orFail("Publishing computed traits");
        JsonNode rfm = stage.client()
                .get("/api/v1/traits/rfm?at=" + THEN, stage.adminToken())
                .orFail("Ranking customers")
                .body();
        Map<String, Rfm.Figures> expected = figures();
        print(stage.out(), rfm);
        findings.add(
                "CDNOW customers ranked", expected.size(), rfm.path("customers").asLong());
        findings.add(
                "their orders",
                expected.values().stream().mapToLong(Rfm.Figures::frequency).sum(),
                rfm.path("orders").asLong());
        findings.addMoney(
                "and what they paid",
                cents(expected.values().stream().map(Rfm.Figures::monetary).reduce(BigDecimal.ZERO, BigDecimal::add)),
                cents(rfm.path("monetary").asDecimal(BigDecimal.ZERO)));
        Rfm.Scores best = new Rfm.Scores(5, 5, 5);
        findings.add(
                "of them in the best fifth by all three",
                Rfm.scores(expected).values().stream().filter(best::equals).count(),
                rfm.path("groups").path("555").asLong());
        stand(stage, findings, expected);
    }

    /** One customer as the profile shows it now. */
    private static void stand(Stage stage, Findings findings, Map<String, Rfm.Figures> expected) {
        String customer = expected.keySet().stream().min(String::compareTo).orElse("nobody");
        JsonNode profile = stage.read("user_id:" + customer, "", 0);
        Rfm.Figures figures = expected.get(customer);
        stage.out()
                .println("  " + customer + " now: " + profile.path("lifecycle").asString("") + ", computed "
                        + profile.path("computed"));
        findings.addMoney(
                "lifetime value that the profile of one of them shows",
                figures == null ? 0 : cents(figures.monetary()),
                cents(profile.path("computed").path("lifetime_value").asDecimal(BigDecimal.ZERO)));
    }

    private Map<String, Rfm.Figures> figures() {
        Map<String, List<Rfm.Order>> orders = new HashMap<>();
        history.tell(purchase -> orders.computeIfAbsent(purchase.identifier().value(), customer -> new ArrayList<>())
                .add(new Rfm.Order(
                        purchase.date().atStartOfDay().toInstant(ZoneOffset.UTC),
                        BigDecimal.valueOf(purchase.cents(), 2))));
        Map<String, Rfm.Figures> figures = new HashMap<>();
        orders.forEach((customer, all) -> figures.put(customer, Rfm.figures(all, THEN)));
        return figures;
    }

    private static void print(PrintWriter out, JsonNode rfm) {
        out.println();
        out.println("Customers of CDNOW by recency, frequency and money on " + THEN
                + ", in fifths from the worst to the best");
        for (String by : List.of("recency", "frequency", "money")) {
            StringBuilder line = new StringBuilder();
            rfm.path(by).forEach(count -> line.append(String.format(Locale.ROOT, "%,9d", count.asLong())));
            out.printf(Locale.ROOT, "  %-10s%s%n", by, line);
        }
        JsonNode groups = rfm.path("groups");
        out.printf(
                Locale.ROOT,
                "  555 (best by all three) %,d; 155 (good once, long gone) %,d; 111 %,d%n",
                groups.path("555").asLong(),
                groups.path("155").asLong(),
                groups.path("111").asLong());
    }

    private static long cents(BigDecimal dollars) {
        return dollars.movePointRight(2).longValue();
    }
}
