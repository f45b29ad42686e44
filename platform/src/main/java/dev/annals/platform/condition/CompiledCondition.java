package dev.annals.platform.condition;

import dev.annals.api.condition.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A condition in the form in which it is asked: the one evaluator for whatever is live, backfilled, previewed or looked up
 * in the past.
 */
public abstract class CompiledCondition {

    private static final int MOST_EVIDENCE = 10;

    /** Whether it holds of a person at an instant, why, and until when at least. */
    public abstract Verdict at(Person person, Instant at);

    /** Whether it holds, without the reasons: as soon as that is certain nothing more is asked. */
    public boolean holds(Person person, Instant at) {
        return at(person, at).holds();
    }

    /**
     * Compiles a condition.
     *
     * @throws IllegalArgumentException when a pattern in it is no regular expression
     */
    public static CompiledCondition of(Condition condition) {
        return switch (condition) {
            case Condition.Everyone ignored -> asked((person, at) -> Verdict.timeless(true, null));
            case Condition.All it ->
                all(it.of().stream().map(CompiledCondition::of).toList(), true);
            case Condition.Any it ->
                all(it.of().stream().map(CompiledCondition::of).toList(), false);
            case Condition.Not it -> not(of(it.of()));
            case Condition.Trait it -> trait(it);
            case Condition.Did it -> did(it);
            case Condition.Measured it -> new MeasuredCondition(it);
            case Condition.Sequence it -> new SequenceCondition(it);
            case Condition.Member it ->
                asked((person, at) -> Verdict.timeless(
                        it.account() == null
                                ? !person.accounts().isEmpty()
                                : person.accounts().contains(it.account()),
                        person.accounts().size()));
            case Condition.Bucket it -> bucket(it);
            case Condition.Near it -> near(it);
            case Condition.Consent it ->
                asked((person, at) -> {
                    Permissions.Answer answer = person.permissions().of(it.purpose(), it.channel(), at);
                    return Verdict.of(answer.allowed(), answer.until(), answer.reason(), answer.evidence());
                });
            case Condition.Computed it -> computed(it);
            case Condition.PreferredHour it -> new PreferredHourCondition(it);
            case Condition.Tagged it ->
                asked((person, at) -> {
                    Tags.Answer answer = person.tags().of(it.tag(), at);
                    return Verdict.of(answer.carried(), answer.until(), answer.how(), answer.evidence());
                });
            case Condition.InSegment it ->
                asked((person, at) -> Verdict.timeless(person.segments().contains(it.segment()), null));
        };
    }

    private interface Question {
        Verdict at(Person person, Instant at);
    }

    private static CompiledCondition asked(Question question) {
        return new CompiledCondition() {
            @Override
            public Verdict at(Person person, Instant at) {
                return question.at(person, at);
            }
        };
    }

    /** All parts are asked for a verdict, so that it explains each of them. */
    private static CompiledCondition all(List<CompiledCondition> parts, boolean every) {
        return new CompiledCondition() {
            @Override
            public Verdict at(Person person, Instant at) {
                List<Verdict> verdicts = new ArrayList<>(parts.size());
                boolean holds = every;
                for (CompiledCondition part : parts) {
                    Verdict verdict = part.at(person, at);
                    verdicts.add(verdict);
                    holds = every ? holds && verdict.holds() : holds || verdict.holds();
                }
                return Verdict.of(holds, verdicts);
            }

            @Override
            public boolean holds(Person person, Instant at) {
                for (CompiledCondition part : parts) {
                    if (part.holds(person, at) != every) {
                        return !every;
                    }
                }
                return every;
            }
        };
    }

    private static CompiledCondition not(CompiledCondition part) {
        return new CompiledCondition() {
            @Override
            public Verdict at(Person person, Instant at) {
                Verdict verdict = part.at(person, at);
                return Verdict.of(!verdict.holds(), List.of(verdict));
            }

            @Override
            public boolean holds(Person person, Instant at) {
                return !part.holds(person, at);
            }
        };
    }

    private static CompiledCondition trait(Condition.Trait condition) {
        CompiledTest test = CompiledTest.of(condition.test());
        Duration needed = condition.hasBeenFor();
        if (needed != null) {
            return asked((person, at) -> lasting(condition.path(), test, needed, person, at));
        }
        return new CompiledCondition() {
            @Override
            public Verdict at(Person person, Instant at) {
                Object value = Values.of(person.traits(), condition.path());
                return Verdict.of(
                        test.passes(value, person.traits(), at),
                        test.until(value, person.traits(), at),
                        value,
                        List.of());
            }

            @Override
            public boolean holds(Person person, Instant at) {
                return test.passes(Values.of(person.traits(), condition.path()), person.traits(), at);
            }
        };
    }

    private static Verdict lasting(String path, CompiledTest test, Duration needed, Person person, Instant at) {
        Object value = Values.of(person.traits(), path);
        Instant until = test.until(value, person.traits(), at);
        Person.Held held = held(person, path);
        if (held == null) {
            return Verdict.of(false, until, value, List.of());
        }
        Instant since = held.since().plus(needed);
        boolean isLongEnough = !since.isAfter(at);
        return Verdict.of(
                isLongEnough && test.passes(value, person.traits(), at),
                isLongEnough ? until : CompiledBehaviour.earlier(until, since),
                value,
                List.of());
    }

    private static CompiledCondition computed(Condition.Computed condition) {
        CompiledTest test = CompiledTest.of(condition.test());
        return asked((person, at) -> {
            ComputedTraits.Answer answer = person.computed().of(person, condition.key(), at);
            Object value = answer.value();
            return Verdict.of(
                    test.passes(value, Map.of(), at),
                    CompiledBehaviour.earlier(answer.until(), test.until(value, Map.of(), at)),
                    value,
                    answer.evidence());
        });
    }

    /** The trait of which a path tells: the longest name that is one. */
    private static Person.@Nullable Held held(Person person, String path) {
        for (String name = path; ; ) {
            Person.Held held = person.traits().get(name);
            int dot = name.lastIndexOf('.');
            if (held != null || dot < 0) {
                return held;
            }
            name = name.substring(0, dot);
        }
    }

    private static CompiledCondition did(Condition.Did condition) {
        CompiledBehaviour behaviour = new CompiledBehaviour(condition.behaviour());
        Long atMost = condition.atMost();
        return asked((person, at) -> {
            CompiledBehaviour.Found found = behaviour.in(person, at);
            int times = found.deeds().size();
            return Verdict.of(
                    times >= condition.atLeast() && (atMost == null || times <= atMost),
                    behaviour.until(found, condition.atLeast(), atMost),
                    times,
                    evidence(found.deeds()));
        });
    }

    /** The newest of some interactions, told only when somebody asks for the reasons. */
    static List<UUID> evidence(List<Person.Deed> deeds) {
        if (deeds.isEmpty()) {
            return List.of();
        }
        return new AbstractList<>() {
            @Override
            public UUID get(int index) {
                return deeds.get(deeds.size() - 1 - Objects.checkIndex(index, size()))
                        .event();
            }

            @Override
            public int size() {
                return Math.min(MOST_EVIDENCE, deeds.size());
            }
        };
    }

    /** Where a person falls depends on nothing but the salt and the profile's id. */
    private static CompiledCondition bucket(Condition.Bucket condition) {
        return asked((person, at) -> {
            double percent = Buckets.percent(condition.salt(), person.profile());
            return Verdict.timeless(percent >= condition.from() && percent < condition.below(), percent);
        });
    }

    private static CompiledCondition near(Condition.Near condition) {
        return asked((person, at) -> {
            var latitude = Values.number(Values.of(person.traits(), condition.latitude()));
            var longitude = Values.number(Values.of(person.traits(), condition.longitude()));
            if (latitude == null || longitude == null) {
                return Verdict.timeless(false, null);
            }
            double kilometres = Globe.kilometres(
                    latitude.doubleValue(), longitude.doubleValue(), condition.ofLatitude(), condition.ofLongitude());
            return Verdict.timeless(kilometres <= condition.kilometres(), kilometres);
        });
    }
}
