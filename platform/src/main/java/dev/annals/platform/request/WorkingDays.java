package dev.annals.platform.request;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Knows on which days offices are open.
 *
 * @param holidays the rules of its holidays
 * @param observed whether a holiday at the weekend is kept on the Friday before, or the Monday after
 */
record WorkingDays(List<Holiday> holidays, boolean observed) {

    /** Weekends, and nothing else, are no working days. */
    static final WorkingDays WEEKDAYS = new WorkingDays(List.of(), false);

    WorkingDays {
        holidays = List.copyOf(holidays);
    }

    /** The working days, without further days on which nothing is open. */
    Predicate<LocalDate> without(Set<LocalDate> closed) {
        return day -> !isWeekend(day) && !closed.contains(day) && !isHoliday(day);
    }

    private boolean isHoliday(LocalDate day) {
        for (Holiday holiday : holidays) {
            for (int year = day.getYear() - 1; year <= day.getYear() + 1; year++) {
                if (kept(holiday.in(year)).equals(day)) {
                    return true;
                }
            }
        }
        return false;
    }

    private LocalDate kept(LocalDate day) {
        if (!observed) {
            return day;
        }
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.minusDays(1);
            case SUNDAY -> day.plusDays(1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
        };
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
