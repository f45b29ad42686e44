package dev.annals.platform.request;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of time as laws count it, from the day on which something happened, which does not count itself.
 *
 * @param count how many
 * @param unit of what
 */
record Period(int count, Unit unit) {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,3}) (days?|business days?|months?)");

    /** What is counted. */
    enum Unit {
        /** Every day. */
        DAYS,
        /** Days that are neither at the weekend nor holidays. */
        BUSINESS_DAYS,
        /** Months: to the day of the same number or, where the month has none, its last. */
        MONTHS
    }

    /** Reads {@code 45 days}, {@code 10 business days} or {@code 1 month}. */
    static Optional<Period> of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
            return Optional.empty();
        }
        String unit = matcher.group(2);
        return Optional.of(new Period(
                Integer.parseInt(matcher.group(1)),
                unit.startsWith("b") ? Unit.BUSINESS_DAYS : unit.startsWith("m") ? Unit.MONTHS : Unit.DAYS));
    }

    /** The last day of the period that begins with a day. */
    LocalDate after(LocalDate day, Predicate<LocalDate> isWorkingDay) {
        return switch (unit) {
            case DAYS -> day.plusDays(count);
            case MONTHS -> day.plusMonths(count);
            case BUSINESS_DAYS -> {
                LocalDate at = day;
                for (int left = count; left > 0; left -= isWorkingDay.test(at) ? 1 : 0) {
                    at = at.plusDays(1);
                }
                yield at;
            }
        };
    }

    /** Both together, counted from the same day; empty when they count different things. */
    Optional<Period> plus(Period other) {
        return unit == other.unit ? Optional.of(new Period(count + other.count, unit)) : Optional.empty();
    }
}
