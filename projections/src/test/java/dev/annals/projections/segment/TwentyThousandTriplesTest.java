package dev.annals.projections.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.condition.Condition;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.segment.SegmentDefinition;
import dev.annals.platform.segment.SegmentFile;
import dev.annals.testkit.InMemoryEventLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine against the slow truth: histories, conditions and instants by chance, each of a seed that is told. */
class TwentyThousandTriplesTest {

    private static final int HISTORIES = 500;
    private static final int SEGMENTS = 8;
    private static final int INSTANTS = 5;
    private static final int STEPS = 60;

    @TempDir
    private Path folder;

    private int compared;
    private int peopled;
    private int resumed;

    @Test
    void theEngineSaysWhatTheEventsSay() {
        for (int seed = 1; seed <= HISTORIES; seed++) {
            live(seed);
        }

        assertThat(compared).isEqualTo(20_000);
        assertThat(peopled).as("in which somebody is").isGreaterThan(5_000);
        assertThat(resumed).as("starts with a checkpoint").isGreaterThan(200);
    }

    private void live(int seed) {
        Random random = new Random(seed);
        SegmentHouse house = new SegmentHouse(folder.resolve(Integer.toString(seed)));
        InventedLives lives = new InventedLives(random, house);
        InventedConditions conditions = new InventedConditions(random, seed % 4 == 0);
        Map<String, Instant> since = new HashMap<>();
        Map<String, Condition> published = new HashMap<>();
        for (int step = 0; step < STEPS; step++) {
            if (step % 4 == 0 && published.size() < SEGMENTS) {
                publish("s" + published.size(), conditions, house, published, since);
            }
            lives.step();
            if (step == 2 || step == 30) {
                house.publishTraits(step == 2 ? SlowTraits.FIRST : SlowTraits.SECOND);
                house.feed();
            }
            if (random.nextInt(3) > 0) {
                house.feed();
            }
            if (random.nextInt(12) == 0) {
                house.checkpoint(() -> meanwhile(random, lives, house));
            }
            if (random.nextInt(25) == 0) {
                resumed += house.checkpoints.isThere() ? 1 : 0;
                house.restart();
            }
            house.failures = random.nextInt(20) == 0 ? 1 + random.nextInt(2) : 0;
            pass(house, random);
            house.failures = 0;
        }
        house.feed();
        house.tick(house.now.plus(Duration.ofDays(40)));
        compare(seed, random, house, published, since);
    }

    private static void meanwhile(Random random, InventedLives lives, SegmentHouse house) {
        if (random.nextInt(4) == 0) {
            lives.step();
            house.feed();
        }
    }

    private static void pass(SegmentHouse house, Random random) {
        Instant next =
                house.now.plusMillis(1 + random.nextLong(Duration.ofHours(20).toMillis()));
        if (random.nextBoolean()) {
            try {
                house.tick(next);
            } catch (RuntimeException unavailable) {
                house.feed();
            }
        }
        house.now = next;
    }

    private static void publish(
            String key,
            InventedConditions conditions,
            SegmentHouse house,
            Map<String, Condition> published,
            Map<String, Instant> since) {
        String text = "{segment: %s%s, condition: %s}"
                .formatted(
                        key,
                        published.isEmpty() ? ", tag: " + InventedConditions.GIVEN : "",
                        conditions.any(3, new ArrayList<>(published.keySet())));
        SegmentDefinition definition = SegmentFile.read(SegmentFile.NAME, text);
        house.publish(text);
        house.feed();
        published.put(key, Objects.requireNonNull(definition.condition()));
        since.put(key, house.now);
    }

    private void compare(
            int seed, Random random, SegmentHouse house, Map<String, Condition> published, Map<String, Instant> since) {
        List<RecordedEvent> events = house.log.events();
        Duration whole = Duration.between(InMemoryEventLog.BEGINNING, house.now);
        published.forEach((key, condition) -> {
            for (int i = 0; i < INSTANTS; i++) {
                Instant from = since.get(key);
                Instant at = InMemoryEventLog.BEGINNING
                        .plusMillis(random.nextLong(whole.toMillis()))
                        .plusNanos(7_000);
                Instant asked = at.isBefore(from) ? from.plusMillis(random.nextLong(100_000_000)) : at;
                assertThat(house.members(key, asked))
                        .as("seed %d, %s at %s: %s", seed, key, asked, condition)
                        .isEqualTo(new SlowTruth(events, asked, published).members(condition));
                compared++;
                peopled += house.members(key, asked).isEmpty() ? 0 : 1;
            }
        });
    }
}
