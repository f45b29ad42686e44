package dev.annals.platform.condition;

import dev.annals.api.condition.Behaviour;
import dev.annals.api.condition.Period;
import dev.annals.api.condition.Test;
import dev.annals.api.interaction.InteractionType;
import dev.annals.platform.condition.Person.Deed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the interactions that a behaviour means, and when time alone changes which they are. */
final class CompiledBehaviour {

    private final @Nullable String name;
    private final @Nullable InteractionType type;
    private final Period period;
    private final @Nullable CompiledBehaviour since;
    private final List<PropertyTest> where;
    private final boolean isPlain;
    private final boolean isTimed;

    private record PropertyTest(String path, CompiledTest test) {}

    CompiledBehaviour(Behaviour behaviour) {
        this.name = behaviour.name();
        this.type = behaviour.type();
        this.period = behaviour.period();
        this.since = period instanceof Period.Since other ? new CompiledBehaviour(other.other()) : null;
        this.where = behaviour.where().stream()
                .map(property -> new PropertyTest(property.path(), CompiledTest.of(property.test())))
                .toList();
        this.isPlain = type == null && where.isEmpty();
        this.isTimed = behaviour.where().stream()
                .anyMatch(property ->
                        property.test() instanceof Test.Recent || property.test() instanceof Test.Anniversary);
    }

    /**
     * The interactions meant, and until when they stay so.
     *
     * @param deeds in the order of time
     * @param until the first instant after the one asked for at which they may be others
     * @param next when the next of them happens that lies in the future; {@link Instant#MAX} where none does
     */
    record Found(List<Deed> deeds, Instant until, Instant next) {}

    /** Those meant at an instant: never what happened after it. */
    Found in(Person person, Instant at) {
        Instant until = since == null ? Instant.MAX : since.in(person, at).until();
        Instant from = from(person, at);
        if (from == null) {
            return new Found(List.of(), until, Instant.MAX);
        }
        List<Deed> all = person.past().of(name);
        if (all.isEmpty()) {
            return new Found(all, until, Instant.MAX);
        }
        int now = firstFrom(all, at.plusNanos(1));
        int low = Math.min(now, from.equals(Instant.MIN) ? 0 : firstFrom(all, from.plusNanos(1)));
        int high = Math.clamp(firstFrom(all, before(at)), low, now);
        Instant next = first(all, now, all.size(), at);
        until = earlier(until, next);
        if (period instanceof Period.Within within) {
            until = earlier(until, plus(first(all, low, high, at), within.span()));
        } else if (period instanceof Period.Before before) {
            until = earlier(until, plus(first(all, high, now, at), before.span()));
        }
        return new Found(meant(all.subList(low, high), at), isTimed ? earlier(until, timed(all, at)) : until, next);
    }

    /**
     * The first instant at which their number may come into or go out of a range by itself. Where a window closes behind
     * them one by one, only the one counts with which the number leaves the range.
     */
    Instant until(Found found, long atLeast, @Nullable Long atMost) {
        if (!(period instanceof Period.Within within) || isTimed) {
            return found.until();
        }
        int times = found.deeds().size();
        if (atMost != null && times > atMost) {
            return Timeline.at(found.deeds(), Math.toIntExact(times - atMost - 1))
                    .plus(within.span());
        }
        if (times < atLeast) {
            return found.next();
        }
        Instant more = atMost == null ? Instant.MAX : found.next();
        return atLeast == 0
                ? more
                : earlier(
                        more,
                        Timeline.at(found.deeds(), Math.toIntExact(times - atLeast))
                                .plus(within.span()));
    }

    private List<Deed> meant(List<Deed> named, Instant at) {
        if (isPlain) {
            return named;
        }
        List<Deed> meant = new ArrayList<>();
        for (Deed deed : named) {
            if (isMeant(deed, at)) {
                meant.add(deed);
            }
        }
        return meant;
    }

    private boolean isMeant(Deed deed, Instant at) {
        return (type == null || type == deed.type())
                && where.stream()
                        .allMatch(property ->
                                property.test().passes(Values.at(deed.properties(), property.path()), Map.of(), at));
    }

    /** When the first one meant of a stretch happened; {@link Instant#MAX} where none did. */
    private Instant first(List<Deed> all, int from, int to, Instant at) {
        for (int i = from; i < to; i++) {
            if (isPlain || isTimed || isMeant(all.get(i), at)) {
                return Timeline.at(all, i);
            }
        }
        return Instant.MAX;
    }

    /** When a test of a property may come to another answer. */
    private Instant timed(List<Deed> all, Instant at) {
        Instant until = Instant.MAX;
        for (Deed deed : all) {
            for (PropertyTest property : where) {
                Object value = Values.at(deed.properties(), property.path());
                until = earlier(until, property.test().until(value, Map.of(), at));
            }
        }
        return until;
    }

    /** The first of those in the order of time that did not happen before an instant. */
    static int firstFrom(List<Deed> all, Instant instant) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Timeline.at(all, middle).isBefore(instant)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The instant behind which something has to have happened; null where nothing can have. */
    private @Nullable Instant from(Person person, Instant at) {
        return switch (period) {
            case Period.Ever ignored -> Instant.MIN;
            case Period.Before ignored -> Instant.MIN;
            case Period.Within within -> at.minus(within.span());
            case Period.Between between -> between.from().minusNanos(1);
            case Period.Since ignored -> {
                List<Deed> others =
                        since == null ? List.of() : since.in(person, at).deeds();
                yield others.isEmpty() ? null : Timeline.at(others, others.size() - 1);
            }
        };
    }

    private Instant before(Instant at) {
        return switch (period) {
            case Period.Before before -> at.minus(before.span()).plusNanos(1);
            case Period.Between between -> between.until();
            case Period.Ever ignored -> Instant.MAX;
            case Period.Within ignored -> Instant.MAX;
            case Period.Since ignored -> Instant.MAX;
        };
    }

    private static Instant plus(Instant instant, Duration span) {
        return instant.equals(Instant.MAX) ? instant : instant.plus(span);
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
