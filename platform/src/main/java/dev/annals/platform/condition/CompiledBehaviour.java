package dev.annals.platform.condition;

import dev.annals.api.condition.Behaviour;
import dev.annals.api.condition.Period;
import dev.annals.api.interaction.InteractionType;
import dev.annals.platform.condition.Person.Deed;
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

    private record PropertyTest(String path, CompiledTest test) {}

    CompiledBehaviour(Behaviour behaviour) {
        this.name = behaviour.name();
        this.type = behaviour.type();
        this.period = behaviour.period();
        this.since = period instanceof Period.Since other ? new CompiledBehaviour(other.other()) : null;
        this.where = behaviour.where().stream()
                .map(property -> new PropertyTest(property.path(), CompiledTest.of(property.test())))
                .toList();
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
        Instant from = from(person, at);
        Instant before = before(at);
        List<Deed> found = new ArrayList<>();
        Instant until = since == null ? Instant.MAX : since.in(person, at).until();
        if (from == null) {
            return new Found(List.of(), until, Instant.MAX);
        }
        Instant next = Instant.MAX;
        for (Deed deed : person.deeds()) {
            if (isMeant(deed, at)) {
                boolean isIn = deed.at().isAfter(from)
                        && !deed.at().isAfter(at)
                        && deed.at().isBefore(before);
                if (isIn) {
                    found.add(deed);
                }
                until = earlier(until, change(deed.at(), isIn, at));
                next = deed.at().isAfter(at) ? earlier(next, deed.at()) : next;
            }
        }
        return new Found(found, until, next);
    }

    /**
     * The first instant at which their number may come into or go out of a range by itself. Where a window closes behind
     * them one by one, only the one counts with which the number leaves the range.
     */
    Instant until(Found found, long atLeast, @Nullable Long atMost) {
        if (!(period instanceof Period.Within within)) {
            return found.until();
        }
        int times = found.deeds().size();
        if (atMost != null && times > atMost) {
            return found.deeds().get(Math.toIntExact(times - atMost - 1)).at().plus(within.span());
        }
        if (times < atLeast) {
            return found.next();
        }
        Instant more = atMost == null ? Instant.MAX : found.next();
        return atLeast == 0
                ? more
                : earlier(
                        more,
                        found.deeds().get(Math.toIntExact(times - atLeast)).at().plus(within.span()));
    }

    boolean isMeant(Deed deed, Instant at) {
        return (name == null || name.equals(deed.name()))
                && (type == null || type == deed.type())
                && where.stream()
                        .allMatch(property ->
                                property.test().passes(Values.at(deed.properties(), property.path()), Map.of(), at));
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
                yield others.isEmpty() ? null : others.getLast().at();
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

    /** When one interaction comes in or goes out by itself. */
    private Instant change(Instant happened, boolean isIn, Instant at) {
        if (happened.isAfter(at)) {
            return happened;
        }
        return switch (period) {
            case Period.Within within when isIn -> happened.plus(within.span());
            case Period.Before before when !isIn -> happened.plus(before.span());
            default -> Instant.MAX;
        };
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
