package dev.annals.api.condition;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a value has to be. A value of another kind than a test is for does not pass it; a list passes when one of its
 * elements does.
 */
public sealed interface Test {

    /** There is a value other than null. */
    record Present() implements Test {}

    /** There is none. */
    record Absent() implements Test {}

    /** There is one, and it is an empty text, list or object. */
    record Empty() implements Test {}

    /**
     * It is one of these.
     *
     * @param values texts, numbers or booleans; numbers are compared by value
     */
    record OneOf(List<Object> values) implements Test {

        public OneOf {
            values = List.copyOf(values);
        }
    }

    /**
     * It is a list that holds all of these.
     *
     * @param values texts, numbers or booleans
     */
    record AllOf(List<Object> values) implements Test {

        public AllOf {
            values = List.copyOf(values);
        }
    }

    /**
     * It is a number in a range.
     *
     * @param from the least; null for none
     * @param fromCounts whether the least itself passes
     * @param to the greatest; null for none
     * @param toCounts whether the greatest itself passes
     */
    record Range(
            @Nullable BigDecimal from,
            boolean fromCounts,
            @Nullable BigDecimal to,
            boolean toCounts) implements Test {}

    /**
     * It is a text that has another one in it; in Unicode NFC, whatever the case.
     *
     * @param where where
     * @param text the other text
     */
    record Text(Where where, String text) implements Test {

        /** Where a text has to be. */
        public enum Where {
            ANYWHERE,
            AT_THE_START,
            AT_THE_END
        }
    }

    /**
     * It is a text in which a regular expression is found.
     *
     * @param pattern RE2, which takes time in proportion to the text whatever the pattern is
     */
    record Matches(String pattern) implements Test {}

    /**
     * It is an instant or day between two instants.
     *
     * @param from the first that passes; null for none
     * @param until the first that does not pass any more; null for none
     */
    record Dated(@Nullable Instant from, @Nullable Instant until) implements Test {}

    /**
     * It is an instant or day within a span of time before or after the instant at which the condition is asked for.
     *
     * @param span how long
     * @param past whether before it
     */
    record Recent(Duration span, boolean past) implements Test {}

    /**
     * It is a day whose anniversary is near, such as a birthday.
     *
     * @param withinDays how many days ahead at most; 0 for the day itself
     * @param zone the trait that holds the person's time zone; UTC where there is none
     */
    record Anniversary(int withinDays, @Nullable String zone) implements Test {}
}
