package dev.annals.projections.segment;

import dev.annals.api.condition.Condition;
import dev.annals.platform.condition.CompiledCondition;
import dev.annals.platform.condition.ConditionParts;
import dev.annals.platform.condition.ValueClause;
import dev.annals.platform.trait.Definitions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what everybody answers to the clauses that were asked last, so that a condition of which one clause is changed costs
 * that clause alone. An answer is the evaluator's, or found as it finds it; it is kept until something is learnt of the
 * person, or until the instant up to which the evaluator said that it holds.
 */
final class KnownAnswers {

    private static final int MOST_CLAUSES = 24;
    private static final int MOST_COLUMNS = 8;
    private static final Duration LONGEST = Duration.ofDays(20);

    private final Facts facts;
    private final Touched touched;
    private final int era;
    private final Instant begun;
    private final People people = new People();
    private final Map<String, Codes> codes = new Newest<>(MOST_COLUMNS);
    private final Map<Set<@Nullable String>, Doers> doers = new Newest<>(MOST_COLUMNS);
    private final Map<Condition, BitColumn> clauses = new Newest<>(MOST_CLAUSES);

    /** Nothing yet, of what is known at a moment. */
    KnownAnswers(Moment moment) {
        this.facts = moment.facts();
        this.touched = moment.machine().touched();
        this.era = touched.follow();
        this.begun = moment.at();
    }

    /** Whether they hold still; else others have to be begun. */
    @SuppressWarnings("ReferenceEquality")
    boolean areOf(Moment moment) {
        return facts == moment.facts()
                && touched == moment.machine().touched()
                && touched.isStill(era)
                && moment.at().isBefore(begun.plus(LONGEST));
    }

    /** Takes a condition apart. */
    Question question(Condition condition) {
        long width = ConditionParts.within(condition)
                .filter(part -> ConditionParts.of(part).isEmpty())
                .distinct()
                .limit(MOST_CLAUSES + 1)
                .count();
        return width > MOST_CLAUSES
                ? new Question(people, new WideAnswers(CompiledCondition.of(condition)))
                : new Question(condition, people, this::answers);
    }

    private BitColumn answers(Condition clause) {
        BitColumn known = clauses.get(clause);
        if (known != null) {
            return known;
        }
        BitColumn begun = begin(clause);
        clauses.put(clause, begun);
        return begun;
    }

    private BitColumn begin(Condition clause) {
        ValueClause ofValue = ValueClause.of(clause);
        if (ofValue != null && clause instanceof Condition.Trait it) {
            return new ValueAnswers(ofValue, people, codes.computeIfAbsent(it.path(), Codes::new));
        }
        Set<@Nullable String> names = deeds(clause);
        return new AskedAnswers(
                CompiledCondition.of(clause),
                people,
                names.isEmpty() ? null : doers.computeIfAbsent(names, Doers::new),
                begun);
    }

    /** The names of all that a clause asks for where that is what people did and nothing else; null for any name. */
    private static Set<@Nullable String> deeds(Condition clause) {
        return switch (clause) {
            case Condition.Did ignored -> names(clause);
            case Condition.Measured ignored -> names(clause);
            case Condition.Sequence ignored -> names(clause);
            default -> Set.of();
        };
    }

    private static Set<@Nullable String> names(Condition clause) {
        Needs needs = Needs.of(clause, Definitions.NONE);
        Set<@Nullable String> names = new HashSet<>(needs.behaviours().keySet());
        if (needs.anything() != null) {
            names.add(null);
        }
        return names;
    }

    /** Forgets what was asked for longest ago. */
    private static final class Newest<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1;
        private static final float LOAD = 0.75f;

        private final int most;

        Newest(int most) {
            super(most, LOAD, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }
}
