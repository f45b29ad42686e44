package dev.annals.projections.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.projections.segment.Timers.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimersTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Timers timers = new Timers();

    @Test
    void everyTimeIsReachedExactlyHoweverFarItIs() {
        Random random = new Random(5);
        Map<Integer, Instant> due = new HashMap<>();
        for (int number = 0; number < 5_000; number++) {
            Instant at = NOON.plusMillis(random.nextLong(Duration.ofDays(900).toMillis()));
            due.put(number, at);
            timers.set(NOON, at, number, number % 3);
        }
        Map<Integer, Instant> reached = new HashMap<>();
        Instant end = NOON.plus(Duration.ofDays(901));
        for (List<Timer> next = timers.next(end); !next.isEmpty(); next = timers.next(end)) {
            for (Timer timer : next) {
                Instant wanted = due.get(timer.number());
                assertThat(timer.slot()).isEqualTo(timer.number() % 3);
                if (timer.due().equals(wanted)) {
                    reached.put(timer.number(), timer.due());
                } else {
                    assertThat(timer.due()).isBefore(wanted);
                    timers.set(timer.due(), wanted, timer.number(), timer.slot());
                }
            }
        }
        assertThat(reached).isEqualTo(due);
        assertThat(timers.isDue(end)).isFalse();
    }

    @Test
    void onlyTheFirstTimeOfEachIsKept() {
        for (int i = 0; i < 1_000; i++) {
            timers.set(NOON, NOON.plus(Duration.ofDays(30)).plusSeconds(i), 1, 0);
            timers.set(NOON, NOON.plusSeconds(1 + i), 2, 0);
        }

        assertThat(timers.next(NOON.plusSeconds(700))).containsExactly(new Timer(NOON.plusSeconds(1), 2, 0));
        assertThat(timers.next(NOON.plusSeconds(700))).isEmpty();
        assertThat(timers.next(NOON.plus(Duration.ofDays(31)))).hasSize(1);
        assertThat(timers.next(NOON.plus(Duration.ofDays(31)))).isEmpty();
    }

    @Test
    void anEarlierTimeComesFirst() {
        timers.set(NOON, NOON.plus(Duration.ofDays(30)), 1, 0);
        timers.set(NOON, NOON.plus(Duration.ofDays(3)), 1, 0);
        timers.set(NOON, NOON.plusSeconds(5), 1, 0);
        timers.set(NOON, Instant.MAX, 1, 0);

        assertThat(timers.isDue(NOON.plusSeconds(4))).isFalse();
        assertThat(timers.next(NOON.plusSeconds(5))).containsExactly(new Timer(NOON.plusSeconds(5), 1, 0));
    }

    @Test
    void manyTakeTwoBytesEach() {
        for (int number = 0; number < 100_000; number++) {
            timers.set(NOON, NOON.plus(Duration.ofDays(1 + number % 80)), number, 0);
        }

        assertThat(timers.bytes()).isLessThan(300_000);
    }
}
