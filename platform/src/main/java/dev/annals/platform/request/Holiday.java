package dev.annals.platform.request;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rule by which a holiday falls on a day of each year. */
final class Holiday {

    private static final Pattern TEXT = Pattern.compile("(.+?)(?: ([+-][0-9]{1,2}))?");
    private static final Pattern FIXED = Pattern.compile("[0-9]{2}-[0-9]{2}");
    private static final Pattern WEEKDAY =
            Pattern.compile("(first|second|third|fourth|last) ([a-z]{6,9}) of ([a-z]{3,9})");
    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth");

    private final IntFunction<LocalDate> rule;
    private final int later;

    private Holiday(IntFunction<LocalDate> rule, int later) {
        this.rule = rule;
        this.later = later;
    }

    /**
     * Reads {@code 12-25}, {@code third monday of january} or {@code easter}, each perhaps with a number of days behind or
     * before it: {@code easter -2}.
     */
    static Optional<Holiday> of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String days = matcher.group(2);
        int later = days == null ? 0 : Integer.parseInt(days);
        return rule(matcher.group(1)).map(rule -> new Holiday(rule, later));
    }

    /** The day of a year. */
    LocalDate in(int year) {
        return rule.apply(year).plusDays(later);
    }

    private static Optional<IntFunction<LocalDate>> rule(String text) {
        if (text.equals("easter")) {
            return Optional.of(Holiday::easter);
        }
        try {
            if (FIXED.matcher(text).matches()) {
                MonthDay day = MonthDay.parse("--" + text);
                return Optional.of(day::atYear);
            }
            Matcher weekday = WEEKDAY.matcher(text);
            return weekday.matches() ? Optional.of(weekday(weekday)) : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException noSuchDay) {
            return Optional.empty();
        }
    }

    private static IntFunction<LocalDate> weekday(Matcher text) {
        int ordinal = ORDINALS.indexOf(text.group(1)) + 1;
        DayOfWeek day = DayOfWeek.valueOf(text.group(2).toUpperCase(Locale.ROOT));
        Month month = Month.valueOf(text.group(3).toUpperCase(Locale.ROOT));
        return year -> LocalDate.of(year, month, 1)
                .with(
                        ordinal == 0
                                ? TemporalAdjusters.lastInMonth(day)
                                : TemporalAdjusters.dayOfWeekInMonth(ordinal, day));
    }

    /** Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher. */
    private static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int ofCentury = year % 100;
        int correction = (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
        int late = (golden + 11 * epact + 22 * weekday) / 451;
        int sum = epact + weekday - 7 * late + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }
}
