package dev.annals.platform.condition;

import dev.annals.api.condition.Condition;
import dev.annals.platform.condition.Person.Deed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks for things done one after the other, the last of which may be that something was not done in time. */
final class SequenceCondition extends CompiledCondition {

    private final List<Step> steps;
    private final @Nullable String sameProperty;

    private record Step(
            CompiledBehaviour behaviour, @Nullable Duration within, boolean absent) {}

    SequenceCondition(Condition.Sequence condition) {
        this.steps = condition.steps().stream()
                .map(step -> new Step(new CompiledBehaviour(step.behaviour()), step.within(), step.absent()))
                .toList();
        this.sameProperty = condition.sameProperty();
    }

    @Override
    public Verdict at(Person person, Instant at) {
        List<List<Deed>> found = new ArrayList<>();
        Instant until = Instant.MAX;
        for (Step step : steps) {
            CompiledBehaviour.Found meant = step.behaviour().in(person, at);
            found.add(meant.deeds());
            until = CompiledBehaviour.earlier(until, meant.until());
        }
        Search search = new Search(found, at, until);
        List<Deed> chain = null;
        for (Deed first : found.getFirst()) {
            chain = search.from(first, 1);
            if (chain != null) {
                break;
            }
        }
        return Verdict.of(chain != null, search.until, null, chain == null ? List.of() : evidence(chain));
    }

    private final class Search {

        private final List<List<Deed>> found;
        private final Instant at;
        private Instant until;

        Search(List<List<Deed>> found, Instant at, Instant until) {
            this.found = found;
            this.at = at;
            this.until = until;
        }

        /** The rest of a chain behind an interaction; null when there is none. */
        @Nullable
        List<Deed> from(Deed before, int index) {
            if (index == steps.size()) {
                return new ArrayList<>(List.of(before));
            }
            Step step = steps.get(index);
            Duration within = step.within();
            Instant last = within == null ? at : before.at().plus(within);
            List<Deed> all = found.get(index);
            int begin = CompiledBehaviour.firstFrom(all, before.at().plusNanos(1));
            if (step.absent()) {
                return absent(before, last, next(all, begin, before, last) == all.size());
            }
            for (int i = next(all, begin, before, last); i < all.size(); i = next(all, i + 1, before, last)) {
                List<Deed> rest = from(all.get(i), index + 1);
                if (rest != null) {
                    rest.addFirst(before);
                    return rest;
                }
            }
            return null;
        }

        /** The first from a place on that can follow another one until an instant; the size where none can. */
        private int next(List<Deed> all, int begin, Deed before, Instant last) {
            for (int i = begin; i < all.size() && !Timeline.at(all, i).isAfter(last); i++) {
                if (sameProperty == null || isSame(before, all.get(i))) {
                    return i;
                }
            }
            return all.size();
        }

        private @Nullable List<Deed> absent(Deed before, Instant last, boolean isAbsent) {
            if (!isAbsent) {
                return null;
            }
            if (last.isAfter(at)) {
                until = CompiledBehaviour.earlier(until, last);
                return null;
            }
            return new ArrayList<>(List.of(before));
        }

        private boolean isSame(Deed one, Deed other) {
            if (sameProperty == null) {
                return true;
            }
            Object value = Values.at(one.properties(), sameProperty);
            return value != null
                    && Objects.equals(Values.key(value), Values.key(Values.at(other.properties(), sameProperty)));
        }
    }
}
