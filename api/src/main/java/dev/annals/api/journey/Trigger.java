package dev.annals.api.journey;

import dev.annals.api.condition.Behaviour;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;

/** Something that can happen to a person and that journeys listen for. */
public sealed interface Trigger {

    /**
     * An interaction.
     *
     * @param name its name
     * @param where what its properties have to be, all of it
     * @param matches which of its properties have to be as those of the interaction that began the run
     */
    record Happens(String name, List<Behaviour.Property> where, List<Match> matches) implements Trigger {

        public Happens {
            where = List.copyOf(where);
            matches = List.copyOf(matches);
        }
    }

    /**
     * A segment is entered or left.
     *
     * @param segment its key
     * @param entered whether it is entered
     */
    record Membership(String segment, boolean entered) implements Trigger {}

    /** The consent to the journey's purpose is withdrawn or refused. */
    record Withdrawal() implements Trigger {}

    /**
     * Something becomes of a message of the run.
     *
     * @param outcome what: {@code opened}, {@code clicked}, {@code delivered}, {@code bounced}, ...
     */
    record Outcome(String outcome) implements Trigger {}

    /**
     * A day comes that is known of the person.
     *
     * @param trait the trait that names it
     * @param yearly whether it comes again every year
     * @param offset how long after it; before it where negative
     * @param at at what time of that day, by the person's clock
     */
    record Day(String trait, boolean yearly, Period offset, LocalTime at) implements Trigger {}

    /**
     * Two properties that have to have the same value.
     *
     * @param property of the interaction
     * @param entry of the interaction that began the run
     */
    record Match(String property, String entry) {}
}
