package dev.annals.platform.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietTimeTest {

    private static final QuietTime NIGHT = QuietTime.of("21:00", "08:00");

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T14:30:00Z, Asia/Taipei, 2026-06-02T00:00:00Z",
        "2026-06-01T13:00:00Z, Asia/Taipei, 2026-06-02T00:00:00Z",
        "2026-06-01T23:59:59Z, Asia/Taipei, 2026-06-02T00:00:00Z",
        "2026-03-29T00:30:00Z, Europe/Berlin, 2026-03-29T06:00:00Z",
        "2026-10-25T00:30:00Z, Europe/Berlin, 2026-10-25T07:00:00Z",
        "2026-03-08T06:30:00Z, America/New_York, 2026-03-08T12:00:00Z",
    })
    void theNightEndsAtTheMorningOfThePersonsOwnDay(String now, String zone, String end) {
        assertThat(NIGHT.endAfter(Instant.parse(now), ZoneId.of(zone))).contains(Instant.parse(end));
    }

    @Test
    void duringTheDayNobodyWaits() {
        assertThat(NIGHT.endAfter(Instant.parse("2026-06-01T00:00:00Z"), ZoneId.of("Asia/Taipei")))
                .isEmpty();
        assertThat(NIGHT.endAfter(Instant.parse("2026-06-01T12:59:59Z"), ZoneId.of("Asia/Taipei")))
                .isEmpty();
    }

    @Test
    void anEndThatTheClockSkipsIsTheFirstMomentAfter() {
        QuietTime skipped = QuietTime.of("01:00", "02:30");

        assertThat(skipped.endAfter(Instant.parse("2026-03-29T00:30:00Z"), ZoneId.of("Europe/Berlin")))
                .contains(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void anEndThatComesTwiceIsWaitedForOnceAndNeverLiesInThePast() {
        QuietTime twice = QuietTime.of("01:00", "02:30");
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        assertThat(twice.endAfter(Instant.parse("2026-10-24T23:30:00Z"), berlin))
                .contains(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(twice.endAfter(Instant.parse("2026-10-25T01:10:00Z"), berlin))
                .contains(Instant.parse("2026-10-25T01:30:00Z"));
    }

    /** Whatever the hours, the zone and the moment: the end lies ahead, within 25 hours, and is not quiet itself. */
    @Test
    void theEndAlwaysLiesAheadAndIsNeverQuietItself() {
        Random chance = new Random(20261122);
        String[] zones = {
            "Europe/Berlin",
            "America/New_York",
            "Asia/Taipei",
            "Australia/Lord_Howe",
            "America/St_Johns",
            "UTC",
            "Pacific/Chatham",
            "Africa/Casablanca"
        };
        for (int i = 0; i < 200_000; i++) {
            LocalTime from = LocalTime.ofSecondOfDay(60L * chance.nextInt(1_440));
            LocalTime to = LocalTime.ofSecondOfDay(60L * chance.nextInt(1_440));
            QuietTime quiet = new QuietTime(from, to);
            ZoneId zone = ZoneId.of(zones[chance.nextInt(zones.length)]);
            Instant now = Instant.ofEpochSecond(1_767_225_600L + chance.nextInt(365 * 24 * 3_600));

            Optional<Instant> end = quiet.endAfter(now, zone);

            assertThat(end.isPresent())
                    .as("%s in %s at %s", quiet, zone, now)
                    .isEqualTo(quiet.covers(now.atZone(zone).toLocalTime()));
            if (end.isPresent()) {
                assertThat(end.get()).as("%s in %s at %s", quiet, zone, now).isAfter(now);
                assertThat(Duration.between(now, end.get())).isLessThanOrEqualTo(Duration.ofHours(25));
                boolean isSkipped = !end.get().atZone(zone).toLocalTime().equals(to);
                assertThat(isSkipped || !quiet.covers(end.get().atZone(zone).toLocalTime()))
                        .isTrue();
            }
        }
    }
}
