package dev.annals.projections.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.condition.CompiledCondition;
import dev.annals.platform.condition.ComputedTraits;
import dev.annals.platform.condition.Permissions;
import dev.annals.platform.condition.Person;
import dev.annals.platform.condition.Person.Past;
import dev.annals.platform.condition.Tags;
import dev.annals.platform.condition.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Of everybody the answer to a clause of any kind: the evaluator is asked of each person, and asked anew as soon as time
 * alone may change what it said. That is noted by the minute, in two bytes each where there is anything to note.
 */
final class AskedAnswers extends BitColumn {

    private static final char NEVER = Character.MAX_VALUE;
    private static final FragmentId NO_ID = new FragmentId(new UUID(0, 0));
    private static final Person NOBODY = whoDid(name -> List.of());

    private final CompiledCondition condition;
    private final People people;
    private final @Nullable Doers doers;
    private final Instant begun;
    private char[] @Nullable [] untils = {};
    private char[] soonest = {};

    /**
     * Nobody's answer yet.
     *
     * @param doers who did anything of what is asked for, where nothing else is asked for; else null
     * @param begun an instant not after the first at which it is asked
     */
    AskedAnswers(CompiledCondition condition, People people, @Nullable Doers doers, Instant begun) {
        this.condition = condition;
        this.people = people;
        this.doers = doers;
        this.begun = begun;
    }

    @Override
    List<Column> sources() {
        return doers == null ? List.of(people) : List.of(people, doers);
    }

    @Override
    void grow(int blocks) {
        super.grow(blocks);
        int before = soonest.length;
        untils = Arrays.copyOf(untils, blocks);
        soonest = Arrays.copyOf(soonest, blocks);
        Arrays.fill(soonest, before, blocks, NEVER);
    }

    @Override
    boolean isDue(int block, Moment moment) {
        return soonest[block] <= minute(moment.at());
    }

    @Override
    void addDue(int block, Moment moment, long[] stale) {
        char[] noted = untils[block];
        char now = minute(moment.at());
        for (int place = 0; noted != null && place < BLOCK; place++) {
            if (noted[place] <= now) {
                stale[place / Long.SIZE] |= 1L << place;
            }
        }
    }

    @Override
    void look(int block, Moment moment, long[] stale) {
        Verdict ofNobody = condition.at(NOBODY, moment.at());
        Doers others = ofNobody.until().equals(Instant.MAX) ? doers : null;
        long[] there = people.bits(block);
        long[] apart = others == null ? there : others.bits(block);
        long[] alike = new long[WORDS];
        long[] asked = new long[WORDS];
        for (int word = 0; word < WORDS; word++) {
            asked[word] = stale[word] & there[word] & apart[word];
            alike[word] = stale[word] & there[word] & ~apart[word];
        }
        set(block, stale, false);
        set(block, alike, ofNobody.holds());
        forget(block, stale);
        put(block, asked, number -> {
            Verdict verdict = ask(number, moment);
            note(block, number % BLOCK, verdict.until());
            return verdict.holds();
        });
        soonest[block] = first(untils[block]);
    }

    private static char first(char @Nullable [] noted) {
        char first = NEVER;
        for (int place = 0; noted != null && place < BLOCK; place++) {
            first = (char) Math.min(first, noted[place]);
        }
        return first;
    }

    private void forget(int block, long[] bits) {
        char[] noted = untils[block];
        for (int place = 0; noted != null && place < BLOCK; place++) {
            if ((bits[place / Long.SIZE] >>> place & 1) != 0) {
                noted[place] = NEVER;
            }
        }
    }

    private Verdict ask(int number, Moment moment) {
        SegmentMachine machine = moment.machine();
        Evaluation evaluation = machine.evaluation();
        Person person = doers == null
                ? evaluation.person(number, moment.facts(), machine.policy())
                : whoDid(evaluation.population().past(number, moment.facts()));
        return condition.at(person, moment.at());
    }

    /** Somebody of whom nothing is told but what is asked for. */
    private static Person whoDid(Past past) {
        return new Person(NO_ID, Map.of(), Set.of(), past, Permissions.NONE, Set.of(), Tags.NONE, ComputedTraits.NONE);
    }

    private void note(int block, int place, Instant until) {
        if (until.equals(Instant.MAX)) {
            return;
        }
        char[] noted = untils[block];
        if (noted == null) {
            noted = new char[BLOCK];
            Arrays.fill(noted, NEVER);
            untils[block] = noted;
        }
        noted[place] = minute(until);
    }

    /** Which minute it is; the last one that can be told for all that come behind it. */
    private char minute(Instant instant) {
        long minutes = Duration.between(begun, instant).toMinutes();
        return (char) Math.clamp(minutes, 0, NEVER - 1);
    }
}
