package dev.annals.platform.trait;

import dev.annals.api.condition.Condition;
import dev.annals.platform.condition.ComputedTraits.Answer;
import dev.annals.platform.condition.LifecycleStage;
import dev.annals.platform.condition.Person.Deed;
import dev.annals.platform.condition.Spans;
import dev.annals.platform.trait.Computation.Measure;
import dev.annals.platform.trait.Definitions.Lifecycle;
import dev.annals.platform.trait.Definitions.Orders;
import dev.annals.platform.trait.Rfm.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is told by somebody's orders: the lifecycle stage, recency, frequency and monetary value, and the fifths of all
 * customers by these.
 */
final class OrderTraits {

    private static final int MOST_EVIDENCE = 10;
    private static final int HUNDREDS = 100;
    private static final int TENS = 10;

    private final Orders orders;
    private final Lifecycle rule;
    private final @Nullable Fifths fifths;

    OrderTraits(Orders orders, Lifecycle rule, @Nullable Fifths fifths) {
        this.orders = orders;
        this.rule = rule;
        this.fifths = fifths;
    }

    /** A value of orders, and until when it stays so as long as none comes. */
    private record Told(@Nullable Object value, Instant until) {}

    private interface Question {
        Told of(List<Deed> orders, Instant at);
    }

    Map<String, Measure> measures() {
        Map<String, Measure> measures = new LinkedHashMap<>();
        String of = " of " + orders.name();
        measures.put(
                Condition.Computed.LIFECYCLE,
                measure(
                        "by the time of orders: new for " + Spans.of(rule.newFor()) + ", active for "
                                + Spans.of(rule.activeFor()) + ", at risk for " + Spans.of(rule.atRiskFor()),
                        this::lifecycle));
        measures.put(Definitions.RECENCY, measure("whole days since the last" + of, (done, at) -> recency(done, at)));
        measures.put(
                Definitions.FREQUENCY,
                measure("number" + of, (done, at) -> new Told(figures(done, at).frequency(), Instant.MAX)));
        measures.put(
                Definitions.MONETARY,
                measure(
                        "sum of " + orders.amount() + of,
                        (done, at) -> new Told(figures(done, at).monetary(), Instant.MAX)));
        if (fifths != null) {
            addFifths(measures, fifths);
        }
        return measures;
    }

    private void addFifths(Map<String, Measure> measures, Fifths limits) {
        measures.put(
                Fifths.RECENCY,
                measure(
                        limits.formula(Definitions.RECENCY, limits.recency()),
                        (done, at) -> fifth(limits, done, at, (figures, days) -> limits.byRecency(days))));
        measures.put(
                Fifths.FREQUENCY,
                measure(
                        limits.formula(Definitions.FREQUENCY, limits.frequency()),
                        (done, at) -> fifth(done, at, figures -> limits.byFrequency(figures.frequency()))));
        measures.put(
                Fifths.MONETARY,
                measure(
                        limits.formula(Definitions.MONETARY, limits.monetary()),
                        (done, at) -> fifth(done, at, figures -> limits.byMonetary(figures.monetary()))));
        measures.put(
                Fifths.ALL,
                measure(
                        "100 x recency_fifth + 10 x frequency_fifth + monetary_fifth" + limits.source(),
                        (done, at) -> fifth(
                                limits,
                                done,
                                at,
                                (figures, days) -> HUNDREDS * limits.byRecency(days)
                                        + TENS * limits.byFrequency(figures.frequency())
                                        + limits.byMonetary(figures.monetary()))));
    }

    /** Somebody who never ordered is no customer, and in no fifth. */
    private Told fifth(List<Deed> done, Instant at, ToIntFunction<Figures> fifth) {
        return new Told(done.isEmpty() ? null : fifth.applyAsInt(figures(done, at)), Instant.MAX);
    }

    /** By recency, one gets into a worse fifth by time alone. */
    private Told fifth(Fifths limits, List<Deed> done, Instant at, ToIntBiFunction<Figures, Long> fifth) {
        Figures figures = figures(done, at);
        Long days = figures.recencyDays();
        if (days == null) {
            return new Told(null, Instant.MAX);
        }
        Long worse = limits.worseFrom(days);
        return new Told(
                fifth.applyAsInt(figures, days),
                worse == null ? Instant.MAX : done.getLast().at().plus(Duration.ofDays(worse)));
    }

    /** An order that lies in the future changes everything when it comes. */
    private Measure measure(String formula, Question question) {
        return new Measure(formula, (person, at) -> {
            List<Deed> all = person.past().of(orders.name());
            List<Deed> done =
                    all.stream().filter(deed -> !deed.at().isAfter(at)).toList();
            Told told = question.of(done, at);
            Instant next = done.size() < all.size() ? all.get(done.size()).at() : Instant.MAX;
            return new Answer(
                    told.value(),
                    told.until().isBefore(next) ? told.until() : next,
                    done.reversed().stream()
                            .limit(MOST_EVIDENCE)
                            .map(Deed::event)
                            .toList());
        });
    }

    private Told lifecycle(List<Deed> done, Instant at) {
        if (done.isEmpty()) {
            return told(LifecycleStage.PROSPECT, Instant.MAX);
        }
        Instant last = done.getLast().at();
        Duration since = Duration.between(last, at);
        if (since.compareTo(rule.atRiskFor()) >= 0) {
            return told(LifecycleStage.LAPSED, Instant.MAX);
        }
        if (since.compareTo(rule.activeFor()) >= 0) {
            return told(LifecycleStage.AT_RISK, last.plus(rule.atRiskFor()));
        }
        if (done.size() == 1 && since.compareTo(rule.newFor()) < 0) {
            return told(LifecycleStage.NEW, last.plus(rule.newFor()));
        }
        boolean wasLapsed = done.size() > 1
                && Duration.between(done.get(done.size() - 2).at(), last).compareTo(rule.atRiskFor()) >= 0;
        return told(wasLapsed ? LifecycleStage.WON_BACK : LifecycleStage.ACTIVE, last.plus(rule.activeFor()));
    }

    private static Told told(LifecycleStage stage, Instant until) {
        return new Told(stage.word(), until);
    }

    private Told recency(List<Deed> done, Instant at) {
        Long days = figures(done, at).recencyDays();
        return days == null
                ? new Told(null, Instant.MAX)
                : new Told(days, done.getLast().at().plus(Duration.ofDays(days + 1)));
    }

    private Figures figures(List<Deed> done, Instant at) {
        return Rfm.figures(
                done.stream()
                        .map(deed -> new Rfm.Order(
                                deed.at(), Rfm.amount(deed.properties().get(orders.amount()))))
                        .toList(),
                at);
    }
}
