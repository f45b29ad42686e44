package dev.annals.platform.journey;

import dev.annals.api.journey.Journey.Zone;
import dev.annals.api.journey.Trigger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the days on which a date that is known of a person has them enter, by their clock. Who was born on a 29th of February
 * has a birthday on the 28th in other years; a time that a clock change leaves out is taken as late as it is left out.
 */
public final class EntryDates {

    private static final int NO_YEAR = 0;
    private static final int AROUND = 2;
    private static final int LONGEST_MONTH = 31;
    private static final int SHORTEST_MONTH = 28;
    private static final int DEEPEST = 8;
    private static final MonthDay LEAP_EVE = MonthDay.of(Month.FEBRUARY, 28);
    private static final MonthDay LEAP_DAY = MonthDay.of(Month.FEBRUARY, 29);
    private static final Pattern DATE = Pattern.compile("(--|[0-9]{4}-)?[0-9]{2}-[0-9]{2}");

    private EntryDates() {}

    /**
     * A day on which somebody enters.
     *
     * @param day the day as the person's calendar has it
     * @param at the instant
     */
    public record EntryDate(LocalDate day, Instant at) {}

    /** Those behind one instant and not behind another; none where the person has no such date. */
    public static List<EntryDate> between(Trigger.Day door, Zone zone, Facts facts, Instant after, Instant until) {
        ZoneId local = Clockwork.local(zone, facts).zone();
        LocalDate date = date(facts.trait(door.trait()), door.yearly());
        List<EntryDate> found = new ArrayList<>();
        if (date == null) {
            return found;
        }
        int first = door.yearly() ? after.atZone(local).getYear() - AROUND : date.getYear();
        int last = door.yearly() ? until.atZone(local).getYear() + AROUND : date.getYear();
        for (int year = Math.max(first, date.getYear()); year <= last; year++) {
            LocalDate day = (door.yearly() ? MonthDay.from(date).atYear(year) : date).plus(door.offset());
            Instant at = ZonedDateTime.of(day, door.at(), local).toInstant();
            if (at.isAfter(after) && !at.isAfter(until)) {
                found.add(new EntryDate(day, at));
            }
        }
        return found;
    }

    /**
     * The days of the year on which a date may lie that has somebody enter behind one instant and not behind another, wherever they
     * live: whoever states no date on one of them does not enter.
     */
    public static Set<MonthDay> stated(Trigger.Day door, Instant after, Instant until) {
        LocalDate last = until.atOffset(ZoneOffset.MAX).toLocalDate();
        int blur = door.offset().toTotalMonths() == 0 ? 0 : LONGEST_MONTH - SHORTEST_MONTH;
        Set<MonthDay> days = new HashSet<>();
        for (LocalDate day = after.atOffset(ZoneOffset.MIN).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            LocalDate near = day.minus(door.offset());
            for (int by = -blur; by <= blur; by++) {
                days.add(MonthDay.from(near.plusDays(by)));
            }
        }
        if (days.contains(LEAP_EVE)) {
            days.add(LEAP_DAY);
        }
        return days;
    }

    /** The days of the year on which dates lie that something states: a value, or values within it. */
    public static Set<MonthDay> within(@Nullable Object value) {
        Set<MonthDay> days = new HashSet<>();
        gather(value, DEEPEST, days);
        return days;
    }

    private static void gather(@Nullable Object value, int deep, Set<MonthDay> days) {
        if (value instanceof Map<?, ?> members && deep > 0) {
            members.values().forEach(member -> gather(member, deep - 1, days));
        } else if (value instanceof String text && DATE.matcher(text.strip()).lookingAt()) {
            LocalDate date = date(text, true);
            if (date != null) {
                days.add(MonthDay.from(date));
            }
        }
    }

    private static @Nullable LocalDate date(@Nullable Object value, boolean yearly) {
        if (!(value instanceof String text)) {
            return null;
        }
        String said = text.strip();
        try {
            if (yearly && said.matches("(--)?[0-9]{2}-[0-9]{2}")) {
                return MonthDay.parse(said.startsWith("--") ? said : "--" + said)
                        .atYear(NO_YEAR);
            }
            return said.length() > 10 ? OffsetDateTime.parse(said).toLocalDate() : LocalDate.parse(said);
        } catch (DateTimeException noDate) {
            return null;
        }
    }
}
