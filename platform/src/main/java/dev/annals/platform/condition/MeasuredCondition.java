package dev.annals.platform.condition;

import dev.annals.api.condition.Condition;
import dev.annals.platform.condition.Person.Deed;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tests a figure that is made of a property of interactions. */
final class MeasuredCondition extends CompiledCondition {

    private final Condition.Figure figure;
    private final String property;
    private final CompiledBehaviour behaviour;
    private final CompiledTest test;

    MeasuredCondition(Condition.Measured condition) {
        this.figure = condition.figure();
        this.property = condition.property();
        this.behaviour = new CompiledBehaviour(condition.behaviour());
        this.test = CompiledTest.of(condition.test());
    }

    @Override
    public Verdict at(Person person, Instant at) {
        CompiledBehaviour.Found found = behaviour.in(person, at);
        Object made = figure == Condition.Figure.DISTINCT
                        && found.deeds() instanceof Timeline timeline
                        && property.indexOf('.') < 0
                ? distinct(timeline)
                : make(values(found.deeds()));
        Instant until = CompiledBehaviour.earlier(found.until(), test.until(made, Map.of(), at));
        return Verdict.of(test.passes(made, Map.of(), at), until, made, evidence(found.deeds()));
    }

    private List<Object> values(List<Deed> deeds) {
        List<Object> values = new ArrayList<>(deeds.size());
        for (int i = 0; i < deeds.size(); i++) {
            Object value = Timeline.value(deeds, i, property);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private int distinct(Timeline timeline) {
        int[] told = new int[timeline.size()];
        for (int i = 0; i < told.length; i++) {
            told[i] = timeline.sameness(i, property);
        }
        Arrays.sort(told);
        int distinct = 0;
        for (int i = 0; i < told.length; i++) {
            distinct += told[i] != 0 && (i == 0 || told[i] != told[i - 1]) ? 1 : 0;
        }
        return distinct;
    }

    private @Nullable Object make(List<Object> values) {
        return switch (figure) {
            case SUM -> sum(values);
            case AVERAGE -> average(values);
            case MINIMUM -> numbers(values).stream().min(BigDecimal::compareTo).orElse(null);
            case MAXIMUM -> numbers(values).stream().max(BigDecimal::compareTo).orElse(null);
            case FIRST -> values.isEmpty() ? null : values.getFirst();
            case LAST -> values.isEmpty() ? null : values.getLast();
            case MOST_FREQUENT -> mostFrequent(values);
            case DISTINCT -> new HashSet<>(values.stream().map(Values::key).toList()).size();
        };
    }

    private static List<BigDecimal> numbers(List<Object> values) {
        return values.stream().map(Values::number).filter(Objects::nonNull).toList();
    }

    private static BigDecimal sum(List<Object> values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Object value : values) {
            BigDecimal number = Values.number(value);
            sum = number == null ? sum : sum.add(number);
        }
        return sum;
    }

    private static @Nullable BigDecimal average(List<Object> values) {
        List<BigDecimal> numbers = numbers(values);
        return numbers.isEmpty() ? null : sum(values).divide(BigDecimal.valueOf(numbers.size()), MathContext.DECIMAL64);
    }

    private static @Nullable Object mostFrequent(List<Object> values) {
        Map<@Nullable Object, Integer> counts = new HashMap<>();
        values.forEach(value -> counts.merge(Values.key(value), 1, Integer::sum));
        Object best = null;
        int most = 0;
        for (Object value : values.reversed()) {
            int count = counts.getOrDefault(Values.key(value), 0);
            if (count > most) {
                most = count;
                best = value;
            }
        }
        return best;
    }
}
