package dev.annals.projections.segment;

import dev.annals.api.condition.Behaviour;
import dev.annals.api.condition.Condition;
import dev.annals.api.condition.Period;
import dev.annals.api.condition.Test;
import dev.annals.api.consent.ConsentEvent.Decided;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.IdentityEvent.MergedInto;
import dev.annals.api.identity.IdentityEvent.Placed;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.api.tag.TagEvent;
import dev.annals.api.tag.TagEvent.TagPut;
import dev.annals.platform.events.RecordedEvent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says who is in a segment by going through all events from the first for each question: slow, and plain. */
final class SlowTruth {

    private final List<RecordedEvent> events;
    private final Instant at;
    private final Map<String, Condition> segments;
    private final Map<FragmentId, FragmentId> parents = new HashMap<>();
    private final Set<FragmentId> alive = new HashSet<>();

    SlowTruth(List<RecordedEvent> all, Instant at, Map<String, Condition> segments) {
        this.events = all.stream().filter(each -> !each.at().isAfter(at)).toList();
        this.at = at;
        this.segments = segments;
        for (RecordedEvent each : events) {
            if (each.event() instanceof FragmentOpened it) {
                alive.add(it.fragment());
            } else if (each.event() instanceof MergedInto it) {
                parents.put(it.fragment(), it.into());
            } else if (each.event() instanceof Placed it) {
                parents.remove(it.fragment());
            } else if (each.event() instanceof FragmentErased it) {
                alive.remove(it.fragment());
                parents.remove(it.fragment());
            }
        }
    }

    Set<FragmentId> members(Condition condition) {
        Set<FragmentId> members = new HashSet<>();
        for (FragmentId each : alive) {
            if (!parents.containsKey(each) && holds(condition, each)) {
                members.add(each);
            }
        }
        return members;
    }

    private boolean holds(Condition condition, FragmentId profile) {
        return switch (condition) {
            case Condition.Everyone ignored -> true;
            case Condition.All it -> it.of().stream().allMatch(part -> holds(part, profile));
            case Condition.Any it -> it.of().stream().anyMatch(part -> holds(part, profile));
            case Condition.Not it -> !holds(it.of(), profile);
            case Condition.Trait it -> trait(it, profile);
            case Condition.Did it -> {
                int times = done(it.behaviour(), profile).size();
                yield times >= it.atLeast() && (it.atMost() == null || times <= it.atMost());
            }
            case Condition.Measured it -> measured(it, profile);
            case Condition.Sequence it -> sequence(it, profile);
            case Condition.Member it ->
                said(profile).stream()
                        .map(each -> each.content().groupId())
                        .anyMatch(account -> account != null && (it.account() == null || account.equals(it.account())));
            case Condition.Consent ignored -> consents(profile);
            case Condition.Computed it -> passes(it.test(), new SlowTraits(events, at).of(it.key(), past(profile)));
            case Condition.PreferredHour it ->
                passes(it.test(), SlowTraits.hour(done(it.behaviour(), profile), it.zone()));
            case Condition.Tagged it -> tagged(it.tag(), profile);
            case Condition.InSegment it ->
                segments.containsKey(it.segment()) && holds(segments.get(it.segment()), profile);
            case Condition.Bucket ignored -> throw new UnsupportedOperationException();
            case Condition.Near ignored -> throw new UnsupportedOperationException();
        };
    }

    private boolean tagged(String tag, FragmentId profile) {
        if (tag.equals(InventedConditions.GIVEN) && holds(segments.get("s0"), profile)) {
            return true;
        }
        Map<FragmentId, TagEvent> last = new HashMap<>();
        for (RecordedEvent each : events) {
            if (each.event() instanceof TagEvent it && tag.equals(it.tag()) && isOf(it.fragment(), profile)) {
                last.put(it.fragment(), it);
            }
        }
        return last.values().stream()
                .anyMatch(it -> it instanceof TagPut put
                        && (put.until() == null || put.until().isAfter(at)));
    }

    private boolean isOf(FragmentId fragment, FragmentId profile) {
        FragmentId root = fragment;
        while (parents.containsKey(root)) {
            root = parents.get(root);
        }
        return root.equals(profile) && alive.contains(fragment);
    }

    /** All interactions of a person, whenever they happened, in the order of that. */
    private List<InteractionRecorded> said(FragmentId profile) {
        return events.stream()
                .filter(each -> each.event() instanceof InteractionRecorded it && isOf(it.fragment(), profile))
                .sorted(Comparator.comparing((RecordedEvent each) -> ((InteractionRecorded) each.event()).occurredAt())
                        .thenComparing(RecordedEvent::id))
                .map(each -> (InteractionRecorded) each.event())
                .toList();
    }

    private List<InteractionRecorded> past(FragmentId profile) {
        return said(profile).stream()
                .filter(each -> !each.occurredAt().isAfter(at))
                .toList();
    }

    private List<InteractionRecorded> done(Behaviour behaviour, FragmentId profile) {
        List<InteractionRecorded> past = named(behaviour, profile);
        return switch (behaviour.period()) {
            case Period.Ever ignored -> past;
            case Period.Within it ->
                past.stream()
                        .filter(each -> each.occurredAt().plus(it.span()).isAfter(at))
                        .toList();
            case Period.Before it ->
                past.stream()
                        .filter(each -> !each.occurredAt().plus(it.span()).isAfter(at))
                        .toList();
            case Period.Between it ->
                past.stream()
                        .filter(each -> !each.occurredAt().isBefore(it.from())
                                && each.occurredAt().isBefore(it.until()))
                        .toList();
            case Period.Since it -> {
                List<InteractionRecorded> others = named(it.other(), profile);
                yield others.isEmpty()
                        ? List.of()
                        : past.stream()
                                .filter(each -> each.occurredAt()
                                        .isAfter(others.getLast().occurredAt()))
                                .toList();
            }
        };
    }

    private List<InteractionRecorded> named(Behaviour behaviour, FragmentId profile) {
        return said(profile).stream()
                .filter(each -> !each.occurredAt().isAfter(at))
                .filter(each -> behaviour.name() == null || behaviour.name().equals(each.name()))
                .filter(each -> behaviour.where().stream()
                        .allMatch(where ->
                                passes(where.test(), each.content().properties().get(where.path()))))
                .toList();
    }

    private boolean trait(Condition.Trait condition, FragmentId profile) {
        Object value = null;
        Instant since = null;
        for (InteractionRecorded each : said(profile)) {
            if (each.content().traits().containsKey(condition.path())) {
                value = each.content().traits().get(condition.path());
                since = each.occurredAt();
            }
        }
        if (condition.hasBeenFor() != null
                && (since == null || since.plus(condition.hasBeenFor()).isAfter(at))) {
            return false;
        }
        return passes(condition.test(), value);
    }

    private boolean passes(Test test, @Nullable Object value) {
        return switch (test) {
            case Test.Present ignored -> value != null;
            case Test.Absent ignored -> value == null;
            case Test.OneOf it -> value != null && it.values().contains(value);
            case Test.Range it -> value != null && inRange(it, new BigDecimal(value.toString()));
            case Test.Recent it -> {
                Instant when = value == null ? null : Instant.parse(value.toString());
                yield when != null && !when.isAfter(at) && when.plus(it.span()).isAfter(at);
            }
            default -> throw new UnsupportedOperationException(test.toString());
        };
    }

    private static boolean inRange(Test.Range range, BigDecimal value) {
        boolean isAbove = range.from() == null
                || (range.fromCounts() ? value.compareTo(range.from()) >= 0 : value.compareTo(range.from()) > 0);
        boolean isBelow = range.to() == null
                || (range.toCounts() ? value.compareTo(range.to()) <= 0 : value.compareTo(range.to()) < 0);
        return isAbove && isBelow;
    }

    private boolean measured(Condition.Measured condition, FragmentId profile) {
        List<Object> values = new ArrayList<>();
        done(condition.behaviour(), profile)
                .forEach(each -> values.add(each.content().properties().get(condition.property())));
        if (condition.figure() == Condition.Figure.DISTINCT) {
            return passes(condition.test(), new HashSet<>(values).size());
        }
        if (condition.figure() == Condition.Figure.SUM) {
            return passes(condition.test(), sum(values));
        }
        return !values.isEmpty() && passes(condition.test(), figure(condition.figure(), values));
    }

    private static Object figure(Condition.Figure figure, List<Object> values) {
        return switch (figure) {
            case FIRST -> values.getFirst();
            case LAST -> values.getLast();
            case MINIMUM ->
                values.stream()
                        .map(Object::toString)
                        .map(BigDecimal::new)
                        .sorted()
                        .toList()
                        .getFirst();
            case MAXIMUM ->
                values.stream()
                        .map(Object::toString)
                        .map(BigDecimal::new)
                        .sorted()
                        .toList()
                        .getLast();
            case AVERAGE -> sum(values).divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64);
            case MOST_FREQUENT -> {
                Object best = null;
                long most = 0;
                for (Object value : values.reversed()) {
                    long count = values.stream().filter(value::equals).count();
                    best = count > most ? value : best;
                    most = Math.max(most, count);
                }
                yield best;
            }
            case SUM, DISTINCT -> throw new UnsupportedOperationException();
        };
    }

    private static BigDecimal sum(List<Object> values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Object value : values) {
            sum = sum.add(new BigDecimal(value.toString()));
        }
        return sum;
    }

    /** Sequences of two steps, which is all that is invented here. */
    private boolean sequence(Condition.Sequence condition, FragmentId profile) {
        Condition.Sequence.Step second = condition.steps().getLast();
        List<InteractionRecorded> others = done(second.behaviour(), profile);
        for (InteractionRecorded first : done(condition.steps().getFirst().behaviour(), profile)) {
            Instant last = first.occurredAt().plus(second.within());
            boolean isFollowed = others.stream()
                    .anyMatch(each -> each.occurredAt().isAfter(first.occurredAt())
                            && !each.occurredAt().isAfter(last)
                            && (condition.sameProperty() == null
                                    || first.content()
                                            .properties()
                                            .get(condition.sameProperty())
                                            .equals(each.content().properties().get(condition.sameProperty()))));
            if (second.absent() ? !isFollowed && !last.isAfter(at) : isFollowed) {
                return true;
            }
        }
        return false;
    }

    /** Of each identifier its last word counts, and of these the most restrictive one; no word at all is no consent. */
    private boolean consents(FragmentId profile) {
        Map<FragmentId, Decided> last = new HashMap<>();
        for (RecordedEvent each : events) {
            if (each.event() instanceof Decided it && isOf(it.fragment(), profile)) {
                Decided before = last.get(it.fragment());
                if (before == null || !before.terms().at().isAfter(it.terms().at())) {
                    last.put(it.fragment(), it);
                }
            }
        }
        boolean isAllOfThemGiven = !last.isEmpty()
                && last.values().stream()
                        .allMatch(it -> it.state() == ConsentState.GIVEN
                                && (it.terms().until() == null
                                        || it.terms().until().isAfter(at)));
        return isAllOfThemGiven || (!last.isEmpty() && isSomebodyExpiredOnly(last));
    }

    /** A consent that is over is less restrictive than one that holds, and does not stand in its way. */
    private boolean isSomebodyExpiredOnly(Map<FragmentId, Decided> last) {
        boolean isNoneWithdrawn = last.values().stream().allMatch(it -> it.state() == ConsentState.GIVEN);
        return isNoneWithdrawn
                && last.values().stream()
                        .anyMatch(it ->
                                it.terms().until() == null || it.terms().until().isAfter(at));
    }
}
