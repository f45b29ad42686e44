package dev.annals.projections.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.segment.MembershipCause;
import dev.annals.api.segment.MembershipChange;
import dev.annals.platform.condition.CompiledCondition;
import dev.annals.platform.condition.Person;
import dev.annals.platform.condition.Verdict;
import dev.annals.platform.consent.ConsentPolicy;
import java.time.Instant;
import java.util.AbstractSet;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Asks conditions of people, and notes what changed. */
final class Evaluation {

    private final Segments segments;
    private final Woods woods;
    private final Lists lists;
    private final Timers timers;
    private final Population population;
    private final Touched touched;

    Evaluation(Segments segments, Woods woods, Lists lists, Timers timers, Population population, Touched touched) {
        this.segments = segments;
        this.woods = woods;
        this.lists = lists;
        this.timers = timers;
        this.population = population;
        this.touched = touched;
    }

    Population population() {
        return population;
    }

    /** Decides in which of some segments somebody is, and in those that ask for one that changed. */
    void decide(int number, Unsettled.Entry entry, Facts facts, ConsentPolicy policy, Instant now) {
        Person person = known(number, facts, policy);
        Ranks ranks = segments.ranks();
        BitSet places = new BitSet(ranks.size());
        ranks.add(entry.slots, places);
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            int slot = ranks.slot(place);
            if (look(person, number, slot, entry.cause, entry.position, now)) {
                ranks.add(segments.index().bySegment(segments.get(slot).key()), places);
            }
        }
    }

    /**
     * What a condition says of somebody.
     *
     * @param holds whether it holds
     * @param until the first instant at which time alone may change that; {@link Instant#MAX} where it cannot
     */
    record Answer(boolean holds, Instant until) {

        private static final Answer NO = new Answer(false, Instant.MAX);
    }

    /** The person of a number; null where it is not the root of somebody. */
    @Nullable
    Person known(int number, Facts facts, ConsentPolicy policy) {
        return woods.isProfile(number) ? person(number, facts, policy) : null;
    }

    /** Whether somebody is in a segment; changes nothing. */
    Answer answer(@Nullable Person person, int number, int slot, Instant now) {
        if (person == null) {
            return Answer.NO;
        }
        LiveSegment segment = segments.get(slot);
        CompiledCondition condition = segment.condition();
        if (condition == null) {
            boolean isListed = woods.members(number).stream()
                    .map(woods::id)
                    .anyMatch(id -> id != null && lists.isOn(id, segment.key()));
            return new Answer(isListed, Instant.MAX);
        }
        Verdict verdict = condition.at(person, now);
        return new Answer(verdict.holds(), verdict.until());
    }

    /** Notes an answer for a segment that is filled; those who ask for it have to {@link #follow} where it is another one. */
    boolean fill(int number, int slot, Answer answer, Instant now) {
        return note(number, slot, answer, segments.get(slot).filling(), -1, now);
    }

    /** Decides about somebody in segments that ask for one that is filled; answers whether there are any. */
    boolean follow(int number, int slot, Facts facts, ConsentPolicy policy, Instant now) {
        LiveSegment segment = segments.get(slot);
        BitSet asking = segments.index().bySegment(segment.key());
        if (asking.isEmpty()) {
            return false;
        }
        Unsettled.Entry entry = new Unsettled.Entry();
        entry.slots.or(asking);
        entry.cause = segment.filling();
        decide(number, entry, facts, policy, now);
        return true;
    }

    /** Has everybody leave a segment that was archived. */
    void empty(int slot, Instant now, long position) {
        LiveSegment segment = segments.get(slot);
        segment.members().forEach((int number) -> {
            FragmentId profile = woods.id(number);
            if (profile != null) {
                segment.pending().add(new MembershipChange(profile, false, now, MembershipCause.ARCHIVED, position));
            }
        });
        segment.members().clear();
        timers.clear(slot);
    }

    /** The person of a root, with the segments the person is in. */
    Person person(int root, Facts facts, ConsentPolicy policy) {
        OwnSegments own = new OwnSegments(root);
        return population.person(
                root,
                facts,
                policy,
                own,
                tag -> segments.giving(tag).stream().anyMatch(own::contains),
                segments.computation());
    }

    private boolean look(
            @Nullable Person person, int number, int slot, MembershipCause cause, long position, Instant now) {
        LiveSegment segment = segments.get(slot);
        boolean isUnclear = segment.isArchived() || (person != null && !segment.covers(number));
        return !isUnclear && note(number, slot, answer(person, number, slot, now), cause, position, now);
    }

    /** Takes an answer; tells whether it is another one than before. */
    private boolean note(int number, int slot, Answer answer, MembershipCause cause, long position, Instant now) {
        LiveSegment segment = segments.get(slot);
        timers.set(now, answer.until(), number, slot);
        boolean changed = answer.holds()
                ? segment.members().checkedAdd(number)
                : segment.members().checkedRemove(number);
        if (changed) {
            touched.note(number);
            FragmentId profile = Objects.requireNonNull(woods.id(number));
            segment.pending().add(new MembershipChange(profile, answer.holds(), now, cause, position));
        }
        return changed;
    }

    /** The segments somebody is in, looked up as they are asked for. */
    private final class OwnSegments extends AbstractSet<String> {

        private final int number;

        OwnSegments(int number) {
            this.number = number;
        }

        @Override
        public boolean contains(@Nullable Object key) {
            LiveSegment segment = key instanceof String text ? segments.find(text) : null;
            return segment != null && segment.members().contains(number);
        }

        @Override
        public Iterator<String> iterator() {
            return all().iterator();
        }

        @Override
        public int size() {
            return all().size();
        }

        private Set<String> all() {
            Set<String> all = new TreeSet<>();
            segments.all().stream()
                    .filter(each -> each.members().contains(number))
                    .forEach(each -> all.add(each.key()));
            return Collections.unmodifiableSet(all);
        }
    }
}
