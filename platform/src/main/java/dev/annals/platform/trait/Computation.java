package dev.annals.platform.trait;

import dev.annals.api.condition.Condition;
import dev.annals.platform.condition.CompiledCondition;
import dev.annals.platform.condition.Person;
import dev.annals.platform.condition.Person.Deed;
import dev.annals.platform.condition.Verdict;
import dev.annals.platform.trait.Definitions.Lifecycle;
import dev.annals.platform.trait.Definitions.Orders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Computes the traits of one person at an instant: a function of what the person did until then, and of nothing else. */
public final class Computation {

    private static final int MOST_EVIDENCE = 10;

    private final Definitions definitions;
    private final List<CompiledCondition> measures;

    public Computation(Definitions definitions) {
        this.definitions = definitions;
        this.measures = definitions.traits().stream()
                .map(trait -> CompiledCondition.of(trait.measure()))
                .toList();
    }

    /**
     * A computed trait.
     *
     * @param key its key
     * @param value its value; null where it is made of nothing
     * @param formula how it is made, in words
     * @param until the first instant at which time alone may change it; null where it cannot
     * @param evidence the events it rests on, at most ten, the newest first
     */
    public record Value(
            String key,
            @Nullable Object value,
            String formula,
            @Nullable Instant until,
            List<UUID> evidence) {}

    /** The person's traits, in the order of the definitions; then lifecycle and RFM, where it is said what orders are. */
    public List<Value> of(Person person, List<Deed> deeds, Instant at) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < measures.size(); i++) {
            Verdict verdict = measures.get(i).at(person, at);
            Definitions.Computed trait = definitions.traits().get(i);
            Instant until = until(trait.measure(), verdict, person, at);
            values.add(new Value(
                    trait.key(),
                    verdict.value(),
                    trait.formula(),
                    until.equals(Instant.MAX) ? null : until,
                    verdict.evidence()));
        }
        Orders orders = definitions.orders();
        if (orders != null) {
            List<Deed> done = deeds.stream()
                    .filter(deed ->
                            orders.name().equals(deed.name()) && !deed.at().isAfter(at))
                    .toList();
            values.add(lifecycle(done, at));
            values.addAll(rfm(done, orders, at));
        }
        return values;
    }

    /** A count is another one as soon as one more or less is counted, whatever a condition would make of that. */
    private static Instant until(Condition measure, Verdict verdict, Person person, Instant at) {
        return measure instanceof Condition.Did did && verdict.value() instanceof Integer times
                ? CompiledCondition.of(new Condition.Did(did.behaviour(), times, (long) times))
                        .at(person, at)
                        .until()
                : verdict.until();
    }

    private Value lifecycle(List<Deed> orders, Instant at) {
        Lifecycle rule = definitions.lifecycle();
        List<UUID> evidence = evidence(orders);
        String formula = "by the time of orders: new for " + rule.newFor() + ", active for " + rule.activeFor()
                + ", at risk for " + rule.atRiskFor();
        if (orders.isEmpty()) {
            return new Value("lifecycle", "prospect", formula, null, evidence);
        }
        Instant last = orders.getLast().at();
        Duration since = Duration.between(last, at);
        if (since.compareTo(rule.atRiskFor()) >= 0) {
            return new Value("lifecycle", "lapsed", formula, null, evidence);
        }
        if (since.compareTo(rule.activeFor()) >= 0) {
            return new Value("lifecycle", "at-risk", formula, last.plus(rule.atRiskFor()), evidence);
        }
        if (orders.size() == 1 && since.compareTo(rule.newFor()) < 0) {
            return new Value("lifecycle", "new", formula, last.plus(rule.newFor()), evidence);
        }
        boolean wasLapsed = orders.size() > 1
                && Duration.between(orders.get(orders.size() - 2).at(), last).compareTo(rule.atRiskFor()) >= 0;
        return new Value(
                "lifecycle", wasLapsed ? "won-back" : "active", formula, last.plus(rule.activeFor()), evidence);
    }

    private static List<Value> rfm(List<Deed> deeds, Orders orders, Instant at) {
        Rfm.Figures figures = Rfm.figures(
                deeds.stream()
                        .map(deed -> new Rfm.Order(
                                deed.at(), Rfm.amount(deed.properties().get(orders.amount()))))
                        .toList(),
                at);
        List<UUID> evidence = evidence(deeds);
        String of = " of " + orders.name();
        return List.of(
                new Value(
                        "recency_days",
                        figures.recencyDays(),
                        "whole days since the last" + of,
                        deeds.isEmpty() ? null : nextDay(deeds.getLast().at(), at),
                        evidence),
                new Value("frequency", figures.frequency(), "number" + of, null, evidence),
                new Value("monetary", figures.monetary(), "sum of " + orders.amount() + of, null, evidence));
    }

    private static Instant nextDay(Instant last, Instant at) {
        return last.plus(Duration.ofDays(Duration.between(last, at).toDays() + 1));
    }

    private static List<UUID> evidence(List<Deed> deeds) {
        return deeds.reversed().stream().limit(MOST_EVIDENCE).map(Deed::event).toList();
    }
}
