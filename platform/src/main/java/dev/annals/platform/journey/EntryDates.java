package dev.annals.platform.journey;

import dev.annals.api.journey.Journey.Zone;
import dev.annals.api.journey.Trigger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the days on which a date that is known of a person has them enter, by their clock. Who was born on a 29th of February
 * has a birthday on the 28th in other years; a time that a clock change leaves out is taken as late as it is left out.
 */
public final class EntryDates {

    private static final int NO_YEAR = 0;
    private static final int AROUND = 2;

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
