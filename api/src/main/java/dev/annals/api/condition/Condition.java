package dev.annals.api.condition;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that holds of a person at an instant, or does not.
 *
 * <p>A condition says nothing about how it is evaluated: the same one means the same live, in a backfill, in a preview and
 * at any instant of the past.
 */
public sealed interface Condition {

    /** Holds of everybody. */
    record Everyone() implements Condition {}

    /**
     * Holds when all of these do.
     *
     * @param of at least one
     */
    record All(List<Condition> of) implements Condition {

        public All {
            of = List.copyOf(of);
        }
    }

    /**
     * Holds when one of these does.
     *
     * @param of at least one
     */
    record Any(List<Condition> of) implements Condition {

        public Any {
            of = List.copyOf(of);
        }
    }

    /** Holds when the other does not. */
    record Not(Condition of) implements Condition {}

    /**
     * Holds when a trait passes a test.
     *
     * @param path the trait's name; members of an object follow with dots ({@code address.city})
     * @param test the test; a trait the person does not have passes {@link Test.Absent} only
     * @param hasBeenFor for how long the trait has to have had its value; null for no matter
     */
    record Trait(String path, Test test, @Nullable Duration hasBeenFor) implements Condition {}

    /**
     * Holds when the person has done something so many times.
     *
     * @param behaviour what
     * @param atLeast how many times, from 0
     * @param atMost how many times; null for any number
     */
    record Did(Behaviour behaviour, long atLeast, @Nullable Long atMost) implements Condition {}

    /**
     * Holds when a figure made of what the person has done passes a test.
     *
     * @param figure how it is made
     * @param property the property it is made of; of interactions that have it
     * @param behaviour the interactions it is made of
     * @param test the test; a figure made of nothing passes {@link Test.Absent} only, but for a sum or count, which is 0
     */
    record Measured(Figure figure, String property, Behaviour behaviour, Test test) implements Condition {}

    /**
     * Holds when the person has done one thing after the other.
     *
     * @param steps what, in this order, at least two
     * @param sameProperty the property that has to have the same value in all of them; null for no matter
     */
    record Sequence(List<Step> steps, @Nullable String sameProperty) implements Condition {

        public Sequence {
            steps = List.copyOf(steps);
        }

        /**
         * One of the things.
         *
         * @param behaviour what
         * @param within how long after the one before at most; null for any time
         * @param absent whether it must not have been done within that time; only the last one can be
         */
        public record Step(Behaviour behaviour, @Nullable Duration within, boolean absent) {}
    }

    /**
     * Holds when the person belongs to an account.
     *
     * @param account the account's id; null for any
     */
    record Member(@Nullable String account) implements Condition {}

    /**
     * Holds when the person falls into a part of a random division that stays the same for ever.
     *
     * @param salt names the division; two divisions of different names are independent
     * @param from in percent, from 0
     * @param below in percent, at most 100
     */
    record Bucket(String salt, double from, double below) implements Condition {}

    /**
     * Holds when a place that traits tell of is near another one.
     *
     * @param latitude the trait that holds degrees north
     * @param longitude the trait that holds degrees east
     * @param ofLatitude degrees north
     * @param ofLongitude degrees east
     * @param kilometres how near, along the surface
     */
    record Near(String latitude, String longitude, double ofLatitude, double ofLongitude, double kilometres)
            implements Condition {}

    /**
     * Holds when the person's data may be used for a purpose.
     *
     * @param purpose the purpose's key
     * @param channel the channel by which a message would be sent; null where none is
     */
    record Consent(String purpose, @Nullable String channel) implements Condition {}

    /**
     * Holds when the person is in a segment, or on a static list.
     *
     * @param segment the segment's key
     */
    record InSegment(String segment) implements Condition {}

    /**
     * Holds when the person carries a tag: somebody put it, and it has not ended, or a segment gives it.
     *
     * @param tag the tag
     */
    record Tagged(String tag) implements Condition {}

    /**
     * Holds when a computed trait passes a test.
     *
     * @param key the trait's key, as the definitions in force say it; {@value #LIFECYCLE} for the lifecycle stage
     * @param test the test; a trait that is made of nothing passes {@link Test.Absent} only
     */
    record Computed(String key, Test test) implements Condition {

        /** The key of the lifecycle stage. */
        public static final String LIFECYCLE = "lifecycle";
    }

    /**
     * Holds when the hour of the day in which the person did something most often passes a test.
     *
     * @param behaviour what
     * @param zone the time zone of the hours
     * @param zoneTrait the trait that holds the person's time zone, which counts before the other one; null for none
     * @param test the test on a number from 0 to 23
     */
    record PreferredHour(
            Behaviour behaviour, ZoneId zone, @Nullable String zoneTrait, Test test) implements Condition {}

    /** What can be made of a property of interactions. */
    enum Figure {
        /** The sum of numbers. */
        SUM,
        /** Their mean. */
        AVERAGE,
        /** The least number. */
        MINIMUM,
        /** The greatest number. */
        MAXIMUM,
        /** The value that happened first. */
        FIRST,
        /** The value that happened last. */
        LAST,
        /** The value there is most often; of several, the one that happened last. */
        MOST_FREQUENT,
        /** How many different values there are. */
        DISTINCT
    }
}
