package dev.annals.platform.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import java.time.Duration;
import java.time.MonthDay;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Port: what journeys ask about people. */
public interface JourneyPeople {

    /** Waits until everything up to a position can be seen, for a time; answers whether it can. */
    boolean await(long position, Duration patience);

    /**
     * To whom fragments belong, a few questions for all.
     *
     * @return by fragment; unknown fragments are left out
     */
    Map<FragmentId, Whole> wholes(Collection<FragmentId> fragments);

    /** What the interpreter may ask about the person to whom a fragment belongs; each question is asked when it is needed. */
    Facts facts(FragmentId fragment);

    /** The same of many people, read together; what it says is as of now. */
    Map<FragmentId, Facts> facts(Collection<FragmentId> fragments);

    /** Everybody of whom a trait is known, by root, a page at a time; somebody may come in several pages. */
    void having(String trait, Consumer<Map<FragmentId, Facts>> pages);

    /**
     * Everybody of whom a date on one of some days of the year was stated once, by root, a page at a time; somebody may come in several
     * pages. Only those are read.
     */
    void dated(Set<MonthDay> days, Consumer<Map<FragmentId, Facts>> pages);

    /** By what somebody is called in the first place; empty where nobody is known by that fragment, or not any more. */
    Optional<Identifier> strongest(FragmentId fragment);

    /**
     * A person.
     *
     * @param root the root of its fragments
     * @param members all of its fragments
     */
    record Whole(FragmentId root, Set<FragmentId> members) {}
}
