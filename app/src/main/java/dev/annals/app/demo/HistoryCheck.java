package dev.annals.app.demo;

import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.app.demo.history.PurchaseHistory.Account;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.databind.JsonNode;

/**
 * Reads the timeline of every customer of the purchase history and adds up what the API says. Every customer's account
 * must equal the file's; so no purchase is lost, doubled or with somebody else, and no two customers became one.
 */
final class HistoryCheck {

    private final Timelines timelines;
    private final LongAdder purchases = new LongAdder();
    private final LongAdder quantity = new LongAdder();
    private final LongAdder cents = new LongAdder();
    private final LongAdder exact = new LongAdder();

    HistoryCheck(Client client, String token) {
        this.timelines = new Timelines(client, token);
    }

    void run(Map<String, Account> expected, Connections connections, Progress progress) {
        expected.forEach((userId, account) -> connections.submit(() -> {
            check(userId, account);
            progress.step(1);
        }));
        connections.finish();
    }

    void report(Map<String, Account> expected, Findings findings) {
        Account whole = expected.values().stream().reduce(Account.NONE, Account::plus);
        findings.add("customers of CDNOW whose purchases are exactly the file's", expected.size(), exact.sum());
        findings.add("purchases in their timelines", whole.purchases(), purchases.sum());
        findings.add("CDs bought", whole.quantity(), quantity.sum());
        findings.addMoney("revenue", whole.cents(), cents.sum());
    }

    private void check(String userId, Account expected) {
        Account found = Account.NONE;
        for (JsonNode item : timelines.of(Client.profile(new Identifier(Namespace.USER_ID, userId)))) {
            found = found.plus(purchase(item));
        }
        purchases.add(found.purchases());
        quantity.add(found.quantity());
        cents.add(found.cents());
        if (found.equals(expected)) {
            exact.increment();
        }
    }

    private static Account purchase(JsonNode item) {
        JsonNode properties = item.path("properties");
        BigDecimal cents =
                properties.path("revenue").decimalValue(BigDecimal.ZERO).movePointRight(2);
        boolean isWhole = cents.stripTrailingZeros().scale() <= 0;
        return new Account(1, properties.path("quantity").asInt(0), isWhole ? cents.longValueExact() : 0);
    }
}
