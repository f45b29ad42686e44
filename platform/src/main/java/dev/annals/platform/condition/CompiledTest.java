package dev.annals.platform.condition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.annals.api.condition.Test;
import dev.annals.platform.condition.Person.Held;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A test in a form that answers quickly, and that knows when time alone changes its answer. */
abstract class CompiledTest {

    private static final Duration MOST = Duration.ofDays(365_000);

    /**
     * Whether a value passes.
     *
     * @param value a JSON value; null where there is none
     * @param traits the person's traits, for tests that need a second one
     * @param at the instant asked for
     */
    abstract boolean passes(@Nullable Object value, Map<String, Held> traits, Instant at);

    /** The first instant after {@code at} at which the answer may be another one. */
    Instant until(@Nullable Object value, Map<String, Held> traits, Instant at) {
        return Instant.MAX;
    }

    /** The same test where it asks neither for the time nor for other traits; null where it does. */
    @Nullable
    Check ofValueAlone() {
        return null;
    }

    /**
     * Compiles a test.
     *
     * @throws IllegalArgumentException when its pattern is no regular expression
     */
    static CompiledTest of(Test test) {
        return switch (test) {
            case Test.Present ignored -> timeless(value -> value != null);
            case Test.Absent ignored -> timeless(value -> value == null);
            case Test.Empty ignored -> timeless(CompiledTest::isEmpty);
            case Test.OneOf it -> oneOf(it);
            case Test.AllOf it -> allOf(it);
            case Test.Range it -> range(it);
            case Test.Text it -> text(it);
            case Test.Matches it -> matches(it);
            case Test.Dated it -> elements(value -> isWithin(Values.instant(value), it));
            case Test.Recent it -> new RecentTest(it);
            case Test.Anniversary it -> new AnniversaryTest(it);
        };
    }

    /** A test on a value alone. */
    interface Check {
        boolean passes(@Nullable Object value);
    }

    private static CompiledTest timeless(Check check) {
        return new CompiledTest() {
            @Override
            boolean passes(@Nullable Object value, Map<String, Held> traits, Instant at) {
                return check.passes(value);
            }

            @Override
            Check ofValueAlone() {
                return check;
            }
        };
    }

    /** A list passes when one of its elements does. */
    private static CompiledTest elements(Check check) {
        return timeless(
                value -> value instanceof List<?> list ? list.stream().anyMatch(check::passes) : check.passes(value));
    }

    private static boolean isEmpty(@Nullable Object value) {
        return switch (value) {
            case String text -> text.isBlank();
            case Collection<?> list -> list.isEmpty();
            case Map<?, ?> object -> object.isEmpty();
            case null, default -> false;
        };
    }

    private static CompiledTest oneOf(Test.OneOf test) {
        Set<@Nullable Object> keys = keys(test.values());
        return elements(value -> value != null && keys.contains(Values.key(value)));
    }

    private static CompiledTest allOf(Test.AllOf test) {
        Set<@Nullable Object> keys = keys(test.values());
        return timeless(value -> value instanceof List<?> list && keys(list).containsAll(keys));
    }

    private static Set<@Nullable Object> keys(List<?> values) {
        Set<@Nullable Object> keys = new HashSet<>();
        values.forEach(value -> keys.add(Values.key(value)));
        return keys;
    }

    /** Of whole numbers it is looked up once which are the ends. */
    private static CompiledTest range(Test.Range range) {
        long least = first(number -> isHighEnough(number, range));
        long behind = first(number -> !isLowEnough(number, range));
        return elements(value -> {
            if (value instanceof Integer whole) {
                return whole >= least && whole < behind;
            }
            BigDecimal number = Values.number(value);
            return number != null && isHighEnough(number, range) && isLowEnough(number, range);
        });
    }

    /** The first integer of which something holds that holds of all behind it as well; the one behind the last for none. */
    private static long first(Predicate<BigDecimal> holds) {
        long low = Integer.MIN_VALUE;
        long high = Integer.MAX_VALUE + 1L;
        while (low < high) {
            long middle = Math.floorDiv(low + high, 2);
            if (holds.test(BigDecimal.valueOf(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static boolean isHighEnough(BigDecimal number, Test.Range range) {
        BigDecimal from = range.from();
        return from == null || number.compareTo(from) > (range.fromCounts() ? -1 : 0);
    }

    private static boolean isLowEnough(BigDecimal number, Test.Range range) {
        BigDecimal to = range.to();
        return to == null || number.compareTo(to) < (range.toCounts() ? 1 : 0);
    }

    private static boolean isWithin(@Nullable Instant instant, Test.Dated range) {
        return instant != null
                && (range.from() == null || !instant.isBefore(range.from()))
                && (range.until() == null || instant.isBefore(range.until()));
    }

    private static CompiledTest text(Test.Text test) {
        String wanted = Values.folded(test.text());
        return elements(value -> value instanceof String text
                && switch (test.where()) {
                    case ANYWHERE -> Values.folded(text).contains(wanted);
                    case AT_THE_START -> Values.folded(text).startsWith(wanted);
                    case AT_THE_END -> Values.folded(text).endsWith(wanted);
                });
    }

    private static CompiledTest matches(Test.Matches test) {
        try {
            Pattern pattern = Pattern.compile(test.pattern());
            return elements(value ->
                    value instanceof String text && pattern.matcher(text).find());
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("This is no regular expression: " + e.getDescription(), e);
        }
    }

    private static final class RecentTest extends CompiledTest {

        private final Test.Recent test;

        RecentTest(Test.Recent test) {
            this.test = test;
        }

        @Override
        boolean passes(@Nullable Object value, Map<String, Held> traits, Instant at) {
            Instant instant = Values.instant(value);
            if (instant == null || isFar(instant, at)) {
                return false;
            }
            return test.past()
                    ? instant.isAfter(at.minus(test.span())) && !instant.isAfter(at)
                    : instant.isBefore(at.plus(test.span())) && !instant.isBefore(at);
        }

        @Override
        Instant until(@Nullable Object value, Map<String, Held> traits, Instant at) {
            Instant instant = Values.instant(value);
            if (instant == null || isFar(instant, at)) {
                return Instant.MAX;
            }
            Instant begins = test.past() ? instant : instant.minus(test.span()).plusNanos(1);
            Instant ends = test.past() ? instant.plus(test.span()) : instant.plusNanos(1);
            return begins.isAfter(at) ? begins : ends.isAfter(at) ? ends : Instant.MAX;
        }

        private static boolean isFar(Instant one, Instant other) {
            return Math.abs(one.getEpochSecond() - other.getEpochSecond()) > MOST.toSeconds();
        }
    }

    private static final class AnniversaryTest extends CompiledTest {

        private final Test.Anniversary test;

        AnniversaryTest(Test.Anniversary test) {
            this.test = test;
        }

        @Override
        boolean passes(@Nullable Object value, Map<String, Held> traits, Instant at) {
            LocalDate born = Values.day(value);
            if (born == null) {
                return false;
            }
            LocalDate today = LocalDate.ofInstant(at, zone(traits));
            LocalDate next = on(born, today.getYear());
            LocalDate coming = next.isBefore(today) ? on(born, today.getYear() + 1) : next;
            return !coming.isAfter(today.plusDays(test.withinDays()));
        }

        @Override
        Instant until(@Nullable Object value, Map<String, Held> traits, Instant at) {
            if (Values.day(value) == null) {
                return Instant.MAX;
            }
            ZoneId zone = zone(traits);
            return LocalDate.ofInstant(at, zone).plusDays(1).atStartOfDay(zone).toInstant();
        }

        /** Who was born on 29 February has the day on the 28th in other years. */
        private static LocalDate on(LocalDate born, int year) {
            return MonthDay.from(born).atYear(year);
        }

        private ZoneId zone(Map<String, Held> traits) {
            return Values.zone(traits, test.zone(), ZoneOffset.UTC);
        }
    }
}
