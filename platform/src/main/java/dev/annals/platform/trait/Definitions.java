package dev.annals.platform.trait;

import dev.annals.api.condition.Behaviour;
import dev.annals.api.condition.Condition;
import dev.annals.api.condition.Period;
import dev.annals.api.condition.Test;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is computed of everybody.
 *
 * @param version the version; 0 where none was published
 * @param traits what is made of what people did
 * @param scores what is predicted of people, by key
 * @param orders what an order is; null where nobody said, and then there are no RFM and no lifecycle
 * @param lifecycle when somebody is what
 * @param fifths the limits between the fifths of customers; null where nobody said
 * @param text the definitions as they were written
 */
public record Definitions(
        int version,
        List<Computed> traits,
        Map<String, Score> scores,
        @Nullable Orders orders,
        Lifecycle lifecycle,
        @Nullable Fifths fifths,
        String text) {

    static final String RECENCY = "recency_days";
    static final String FREQUENCY = "frequency";
    static final String MONETARY = "monetary";

    /** The keys of what is computed of orders without being defined one by one. */
    static final List<String> OF_ORDERS = List.of(Condition.Computed.LIFECYCLE, RECENCY, FREQUENCY, MONETARY);

    private static final Set<String> OF_MONEY = Set.of(MONETARY, Fifths.MONETARY, Fifths.ALL);

    /** As long as none was published. */
    public static final Definitions NONE = new Definitions(0, List.of(), Map.of(), null, Lifecycle.USUAL, null, "");

    /** The keys of everything that is computed: traits, and what is told by orders. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        traits.forEach(trait -> keys.add(trait.key()));
        keys.addAll(ofOrders());
        keys.addAll(scores.keySet());
        return keys;
    }

    private List<String> ofOrders() {
        List<String> keys = new ArrayList<>();
        if (orders != null) {
            keys.addAll(OF_ORDERS);
            if (fifths != null) {
                keys.addAll(Fifths.KEYS);
            }
        }
        return keys;
    }

    /** What a computed trait is made of; nothing where there is none of that key. */
    public List<Condition> measures(String key) {
        Score score = scores.get(key);
        return score == null
                ? measure(key).stream().toList()
                : score.weights().keySet().stream()
                        .flatMap(figure -> measure(figure).stream())
                        .toList();
    }

    private Optional<Condition> measure(String key) {
        if (orders != null && ofOrders().contains(key)) {
            Behaviour order = new Behaviour(orders.name(), null, List.of(), new Period.Ever());
            return Optional.of(
                    OF_MONEY.contains(key)
                            ? new Condition.Measured(Condition.Figure.SUM, orders.amount(), order, new Test.Present())
                            : new Condition.Did(order, 0, null));
        }
        return traits.stream()
                .filter(trait -> trait.key().equals(key))
                .map(Computed::measure)
                .findFirst();
    }

    /**
     * A trait.
     *
     * @param key its key
     * @param formula how it is made, in words
     * @param measure the condition whose measured value it is
     */
    public record Computed(String key, String formula, Condition measure) {}

    /**
     * What an order is.
     *
     * @param name the name of the interaction
     * @param amount the property that holds what was paid
     */
    public record Orders(String name, String amount) {}

    /**
     * When somebody is what, by the time of orders.
     *
     * @param newFor for how long somebody is new after the only order
     * @param activeFor for how long somebody is active after an order
     * @param atRiskFor until how long after the last order somebody is at risk; later, lapsed
     */
    public record Lifecycle(Duration newFor, Duration activeFor, Duration atRiskFor) {

        /** Where nobody said otherwise. */
        public static final Lifecycle USUAL =
                new Lifecycle(Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(180));
    }
}
