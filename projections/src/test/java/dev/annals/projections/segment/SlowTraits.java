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

    static final String FIRST = definitions(5, 10, 20, "total", "{key: often, count: Order Completed, within: P4D}");
    static final String SECOND = definitions(2, 6, 12, "total", "{key: often, count: Product Viewed}");

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

    private static String definitions(int newFor, int activeFor, int atRiskFor, String amount, String often) {
        return """
            orders: {name: Order Completed, amount: %s}
            lifecycle: {newFor: P%dD, activeFor: P%dD, atRiskFor: P%dD}
            traits:
              - %s
              - {key: spent, sum: total, of: Order Completed, within: P7D}
              - {key: best, mostFrequent: sku, of: Product Viewed}
            """.formatted(amount, newFor, activeFor, atRiskFor, often);
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
