package dev.annals.projections.segment;

import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.trait.TraitEvent.TraitsPublished;
import dev.annals.platform.events.RecordedEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what computed traits are, by the events of somebody and the last of two definitions: slow, and plain. */
final class SlowTraits {

    static final String FIRST = definitions(
            5,
            10,
            20,
            "{recency: [9, 6, 3, 1], frequency: [2, 3, 4], monetary: [20, 40, 60, 120]}",
            "{key: often, count: Order Completed, within: P4D}");
    static final String SECOND = definitions(
            2,
            6,
            12,
            "{recency: [4, 4, 0], frequency: [2, 2, 2, 6], monetary: [10.5]}",
            "{key: often, count: Product Viewed}");

    private final Instant at;
    private final boolean isSecond;
    private final boolean isAny;

    SlowTraits(List<RecordedEvent> events, Instant at) {
        this.at = at;
        List<TraitsPublished> published = events.stream()
                .filter(each -> each.event() instanceof TraitsPublished)
                .map(each -> (TraitsPublished) each.event())
                .toList();
        this.isAny = !published.isEmpty();
        this.isSecond = isAny && published.getLast().text().equals(SECOND);
    }

    private static String definitions(int newFor, int activeFor, int atRiskFor, String rfm, String often) {
        return """
            orders: {name: Order Completed, amount: total}
            rfm: %s
            lifecycle: {newFor: P%dD, activeFor: P%dD, atRiskFor: P%dD}
            traits:
              - %s
              - {key: spent, sum: total, of: Order Completed, within: P7D}
              - {key: best, mostFrequent: sku, of: Product Viewed}
            """.formatted(rfm, newFor, activeFor, atRiskFor, often);
    }

    /** The value of a trait, by all that somebody has done so far, in its order. */
    @Nullable
    Object of(String key, List<InteractionRecorded> past) {
        List<InteractionRecorded> orders = named(past, "Order Completed");
        if (!isAny) {
            return null;
        }
        return switch (key) {
            case "lifecycle" -> stage(orders);
            case "recency_days" ->
                orders.isEmpty()
                        ? null
                        : Duration.between(orders.getLast().occurredAt(), at).toDays();
            case "frequency" -> orders.size();
            case "monetary" -> sum(orders);
            case "recency_fifth" -> orders.isEmpty() ? null : recencyFifth(orders);
            case "monetary_fifth" -> orders.isEmpty() ? null : moneyFifth(orders);
            case "rfm" ->
                orders.isEmpty()
                        ? null
                        : Integer.valueOf(
                                "" + recencyFifth(orders) + frequencyFifth(orders.size()) + moneyFifth(orders));
            case "spent" -> sum(since(orders, 7));
            case "often" ->
                isSecond
                        ? named(past, "Product Viewed").size()
                        : since(orders, 4).size();
            case "best" -> best(named(past, "Product Viewed"));
            default -> throw new UnsupportedOperationException(key);
        };
    }

    private String stage(List<InteractionRecorded> orders) {
        if (orders.isEmpty()) {
            return "prospect";
        }
        int atRisk = isSecond ? 12 : 20;
        if (since(orders, atRisk).isEmpty()) {
            return "lapsed";
        }
        if (since(orders, isSecond ? 6 : 10).isEmpty()) {
            return "at-risk";
        }
        if (orders.size() == 1) {
            return since(orders, isSecond ? 2 : 5).isEmpty() ? "active" : "new";
        }
        Instant last = orders.getLast().occurredAt();
        Instant before = orders.get(orders.size() - 2).occurredAt();
        return before.plus(Duration.ofDays(atRisk)).isAfter(last) ? "active" : "won-back";
    }

    private int recencyFifth(List<InteractionRecorded> orders) {
        if (isSecond) {
            return since(orders, 1).isEmpty() ? since(orders, 5).isEmpty() ? 1 : 3 : 4;
        }
        int fifth = 1;
        for (int days : List.of(10, 7, 4, 2)) {
            fifth += since(orders, days).isEmpty() ? 0 : 1;
        }
        return fifth;
    }

    private int frequencyFifth(int orders) {
        if (isSecond) {
            return orders < 2 ? 1 : orders < 6 ? 4 : 5;
        }
        return Math.min(orders, 4);
    }

    private int moneyFifth(List<InteractionRecorded> orders) {
        double paid = sum(orders).doubleValue();
        if (isSecond) {
            return paid < 10.5 ? 1 : 2;
        }
        return paid < 20 ? 1 : paid < 40 ? 2 : paid < 60 ? 3 : paid < 120 ? 4 : 5;
    }

    private static List<InteractionRecorded> named(List<InteractionRecorded> past, String name) {
        return past.stream().filter(each -> name.equals(each.name())).toList();
    }

    private List<InteractionRecorded> since(List<InteractionRecorded> past, int days) {
        return past.stream()
                .filter(each -> each.occurredAt().plus(Duration.ofDays(days)).isAfter(at))
                .toList();
    }

    private static BigDecimal sum(List<InteractionRecorded> past) {
        BigDecimal sum = BigDecimal.ZERO;
        for (InteractionRecorded each : past) {
            sum = sum.add(
                    new BigDecimal(each.content().properties().get("total").toString()));
        }
        return sum;
    }

    private static @Nullable Object best(List<InteractionRecorded> past) {
        Object best = null;
        long most = 0;
        for (InteractionRecorded each : past.reversed()) {
            Object sku = each.content().properties().get("sku");
            long count = past.stream()
                    .filter(other -> sku.equals(other.content().properties().get("sku")))
                    .count();
            best = count > most ? sku : best;
            most = Math.max(most, count);
        }
        return best;
    }

    /** The hour of the day in which most was done; of several, that of what was done last. */
    static @Nullable Object hour(List<InteractionRecorded> done, ZoneId zone) {
        Object best = null;
        long most = 0;
        for (InteractionRecorded each : done.reversed()) {
            int hour = each.occurredAt().atZone(zone).getHour();
            long count = done.stream()
                    .filter(other -> other.occurredAt().atZone(zone).getHour() == hour)
                    .count();
            best = count > most ? hour : best;
            most = Math.max(most, count);
        }
        return best;
    }
}
