package dev.annals.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.journey.Journey.Zone;
import dev.annals.api.journey.Trigger;
import dev.annals.platform.journey.EntryDates.EntryDate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntryDatesTest {

    private static final Zone ZONE = new Zone("timezone", ZoneId.of("Asia/Taipei"));
    private static final Trigger.Day BIRTHDAY = new Trigger.Day("birthday", true, Period.ZERO, LocalTime.of(9, 0));

    private final KnownFacts person = new KnownFacts();

    private List<EntryDate> between(Trigger.Day door, String after, String until) {
        return EntryDates.between(door, ZONE, person, Instant.parse(after), Instant.parse(until));
    }

    private static EntryDate on(String day, String at) {
        return new EntryDate(LocalDate.parse(day), Instant.parse(at));
    }

    @Test
    void aBirthdayComesEveryYearByThePersonsClockOrTheFallback() {
        person.traits.put("birthday", "1990-05-17");
        assertThat(between(BIRTHDAY, "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z"))
                .containsExactly(on("2026-05-17", "2026-05-17T01:00:00Z"), on("2027-05-17", "2027-05-17T01:00:00Z"));

        person.traits.put("timezone", "America/New_York");
        assertThat(between(BIRTHDAY, "2026-05-17T00:00:00Z", "2026-05-18T00:00:00Z"))
                .containsExactly(on("2026-05-17", "2026-05-17T13:00:00Z"));
    }

    @Test
    void itIsBehindTheOneInstantAndNotBehindTheOther() {
        person.traits.put("birthday", "1990-05-17");
        assertThat(between(BIRTHDAY, "2026-05-17T01:00:00Z", "2026-05-18T00:00:00Z"))
                .isEmpty();
        assertThat(between(BIRTHDAY, "2026-05-17T00:59:59Z", "2026-05-17T01:00:00Z"))
                .hasSize(1);
    }

    @Test
    void whoWasBornOnALeapDayHasABirthdayInEveryYear() {
        for (String date : List.of("2004-02-29", "--02-29", "02-29")) {
            person.traits.put("birthday", date);
            assertThat(between(BIRTHDAY, "2027-01-01T00:00:00Z", "2029-01-01T00:00:00Z"))
                    .extracting(EntryDate::day)
                    .containsExactly(LocalDate.parse("2027-02-28"), LocalDate.parse("2028-02-29"));
        }
    }

    @Test
    void aTimeThatAClockChangeLeavesOutIsTakenAsLateAsItIsLeftOut() {
        person.traits.put("birthday", "1990-03-28");
        person.traits.put("timezone", "Europe/Vienna");
        Trigger.Day atNight = new Trigger.Day("birthday", true, Period.ZERO, LocalTime.of(2, 30));
        assertThat(between(atNight, "2027-03-27T00:00:00Z", "2027-03-29T00:00:00Z"))
                .containsExactly(on("2027-03-28", "2027-03-28T01:30:00Z"));
    }

    @Test
    void aDayThatComesOnceComesOnceAndAnOffsetIsCountedInDaysOrMonths() {
        person.traits.put("renewal", "2027-03-31T23:00:00+08:00");
        Trigger.Day before = new Trigger.Day("renewal", false, Period.parse("-P1M"), LocalTime.NOON);
        assertThat(between(before, "2020-01-01T00:00:00Z", "2040-01-01T00:00:00Z"))
                .containsExactly(on("2027-02-28", "2027-02-28T04:00:00Z"));
    }

    @Test
    void whoeverEntersHasADateOnOneOfTheDaysThatAreLookedThrough() {
        List<Trigger.Day> doors = List.of(
                BIRTHDAY,
                new Trigger.Day("birthday", true, Period.ofDays(-7), LocalTime.MIDNIGHT),
                new Trigger.Day("birthday", true, Period.ofMonths(1), LocalTime.of(23, 59)),
                new Trigger.Day("birthday", true, Period.parse("-P2M3D"), LocalTime.NOON));
        Instant after = Instant.parse("2027-01-01T10:00:00Z");
        for (int born = 0; born < 366; born += 3) {
            person.traits.put(
                    "birthday", LocalDate.of(2000, 1, 1).plusDays(born).toString());
            person.traits.put("timezone", born % 2 == 0 ? "Pacific/Kiritimati" : "Pacific/Pago_Pago");
            for (Trigger.Day door : doors) {
                for (int day = 0; day < 800; day += 2) {
                    Instant from = after.plus(Duration.ofDays(day));
                    Instant until = from.plus(Duration.ofDays(2));
                    if (!EntryDates.between(door, ZONE, person, from, until).isEmpty()) {
                        assertThat(EntryDates.stated(door, from, until))
                                .containsAnyElementsOf(EntryDates.within(person.traits));
                    }
                }
            }
        }
    }

    @Test
    void aDayIsFoundInWhateverFormItIsStatedAndWithinWhatElseIsStated() {
        Map<String, Object> stated = Map.of(
                "birthday", "--05-17",
                "name", "12",
                "plan", Map.of("renewal", "2027-03-31T23:00:00+08:00", "seats", 3),
                "phone", "2027-13-45");

        assertThat(EntryDates.within(stated)).containsExactlyInAnyOrder(MonthDay.of(5, 17), MonthDay.of(3, 31));
    }

    @Test
    void whatIsNoDateHasNobodyEnter() {
        for (Object value : List.of("soon", 17, "", "2027-02-30", "13-45")) {
            person.traits.put("birthday", value);
            assertThat(between(BIRTHDAY, "2020-01-01T00:00:00Z", "2040-01-01T00:00:00Z"))
                    .isEmpty();
        }
    }
}
