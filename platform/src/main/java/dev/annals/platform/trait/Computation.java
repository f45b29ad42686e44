package dev.annals.platform.trait;

import dev.annals.api.condition.Condition;
import dev.annals.platform.condition.CompiledCondition;
import dev.annals.platform.condition.ComputedTraits;
import dev.annals.platform.condition.Person;
import dev.annals.platform.condition.Verdict;
import dev.annals.platform.trait.Definitions.Computed;
import dev.annals.platform.trait.Definitions.Orders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Computes traits of a person at an instant: a function of what the person did until then, and of nothing else. Whoever asks
 * a condition, and whoever shows a profile, asks here.
 */
public final class Computation implements ComputedTraits {

    /** Nothing is computed. */
    public static final Computation NONE = new Computation(Definitions.NONE);

    private final Map<String, Measure> measures = new LinkedHashMap<>();
    private final Map<String, Score> scores;

    public Computation(Definitions definitions) {
        for (Computed trait : definitions.traits()) {
            CompiledCondition compiled = CompiledCondition.of(trait.measure());
            measures.put(
                    trait.key(),
                    new Measure(trait.formula(), (person, at) -> measured(trait.measure(), compiled, person, at)));
        }
        Orders orders = definitions.orders();
        if (orders != null) {
            measures.putAll(new OrderTraits(orders, definitions.lifecycle(), definitions.fifths()).measures());
        }
        scores = definitions.scores();
        scores.forEach((key, score) -> measures.put(
                key,
                new Measure(
                        score.formula(),
                        (person, at) -> score.of(person, at, this).answer())));
    }

    /** Finds a value. */
    interface Finder {
        Answer find(Person person, Instant at);
    }

    /**
     * How a trait is made.
     *
     * @param formula in words
     * @param finder by which its value is found
     */
    record Measure(String formula, Finder finder) {}

    /**
     * A computed trait.
     *
     * @param key its key
     * @param value its value; null where it is made of nothing
     * @param formula how it is made, in words
     * @param until the first instant at which time alone may change it; null where it cannot
     * @param evidence the events it rests on, at most ten, the newest first
     * @param parts what a score is the sum of; nothing for other traits
     */
    public record Value(
            String key,
            @Nullable Object value,
            String formula,
            @Nullable Instant until,
            List<UUID> evidence,
            List<Score.Part> parts) {}

    /** How each trait is made, in words, by its key. */
    public Map<String, String> formulas() {
        Map<String, String> formulas = new LinkedHashMap<>();
        measures.forEach((key, measure) -> formulas.put(key, measure.formula()));
        return formulas;
    }

    @Override
    public Answer of(Person person, String key, Instant at) {
        Measure measure = measures.get(key);
        return measure == null ? Answer.NOTHING : measure.finder().find(person, at);
    }

    /** All of the person's traits, in the order of the definitions; then what orders tell, where it is said what these are. */
    public List<Value> of(Person person, Instant at) {
        List<Value> values = new ArrayList<>();
        measures.forEach((key, measure) -> {
            Answer answer = measure.finder().find(person, at);
            Instant until = answer.until();
            Score score = scores.get(key);
            values.add(new Value(
                    key,
                    answer.value(),
                    measure.formula(),
                    until.equals(Instant.MAX) ? null : until,
                    answer.evidence(),
                    score == null ? List.of() : score.of(person, at, this).parts()));
        });
        return values;
    }

    private static Answer measured(Condition measure, CompiledCondition compiled, Person person, Instant at) {
        Verdict verdict = compiled.at(person, at);
        return new Answer(verdict.value(), until(measure, verdict, person, at), verdict.evidence());
    }

    /** A count is another one as soon as one more or less is counted, whatever a condition would make of that. */
    private static Instant until(Condition measure, Verdict verdict, Person person, Instant at) {
        return measure instanceof Condition.Did did && verdict.value() instanceof Integer times
                ? CompiledCondition.of(new Condition.Did(did.behaviour(), times, (long) times))
                        .at(person, at)
                        .until()
                : verdict.until();
    }
}
