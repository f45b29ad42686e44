package dev.annals.projections.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.condition.Condition;
import dev.annals.platform.segment.SegmentDefinition;
import dev.annals.platform.segment.SegmentFile;
import dev.annals.platform.segment.SegmentPreviews.Preview;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Previews that are asked again and again while lives go on, against the slow truth: each of a seed that is told. */
class PreviewTriplesTest {

    private static final int HISTORIES = 80;
    private static final int STEPS = 60;
    private static final int DRAFTS = 6;
    private static final int ALL = 100;

    @TempDir
    private Path folder;

    private int compared;
    private int peopled;

    @Test
    void aPreviewSaysWhatTheEventsSayHoweverOftenItWasAskedBefore() {
        for (int seed = 1; seed <= HISTORIES; seed++) {
            live(seed);
        }

        assertThat(compared).isGreaterThan(10_000);
        assertThat(peopled).as("in which somebody is").isGreaterThan(2_500);
    }

    private void live(int seed) {
        Random random = new Random(seed);
        SegmentHouse house = new SegmentHouse(folder.resolve(Integer.toString(seed)));
        InventedLives lives = new InventedLives(random, house);
        InventedConditions conditions = new InventedConditions(random, seed % 4 == 0);
        Map<String, Condition> published = new HashMap<>();
        List<SegmentDefinition> drafts = new ArrayList<>();
        publish("{segment: s0, tag: " + InventedConditions.GIVEN + ", condition: ", conditions, house, published);
        for (int step = 0; step < STEPS; step++) {
            lives.step();
            change(step, random, conditions, house, published);
            house.feed();
            house.now = house.now.plusMillis(
                    1 + random.nextLong(Duration.ofHours(30).toMillis()));
            house.tick(house.now);
            if (drafts.size() < DRAFTS || random.nextInt(6) == 0) {
                draft(random, conditions, drafts, new ArrayList<>(published.keySet()));
            }
            for (SegmentDefinition draft : drafts) {
                if (random.nextInt(3) > 0) {
                    compare("seed " + seed + " step " + step, draft, house, published);
                }
            }
        }
    }

    private static void change(
            int step,
            Random random,
            InventedConditions conditions,
            SegmentHouse house,
            Map<String, Condition> published) {
        if (step == 2 || step == 30) {
            house.publishTraits(step == 2 ? SlowTraits.FIRST : SlowTraits.SECOND);
        }
        if (step % 15 == 7) {
            publish("{segment: s" + published.size() + ", condition: ", conditions, house, published);
        }
        if (random.nextInt(25) == 0) {
            house.checkpoint(() -> {});
            house.restart();
        }
    }

    private static void publish(
            String head, InventedConditions conditions, SegmentHouse house, Map<String, Condition> published) {
        String text = head + conditions.any(2, new ArrayList<>(published.keySet())) + "}";
        SegmentDefinition definition = SegmentFile.read(SegmentFile.NAME, text);
        house.feed();
        house.publish(text);
        published.put(definition.key(), Objects.requireNonNull(definition.condition()));
    }

    /** A new one, or one that shares a clause with another one. */
    private static void draft(
            Random random, InventedConditions conditions, List<SegmentDefinition> drafts, List<String> others) {
        String condition = conditions.any(3, others);
        String shared = drafts.isEmpty() || random.nextBoolean()
                ? condition
                : "{all: [%s, %s]}".formatted(condition, conditions.any(1, others));
        SegmentDefinition draft = SegmentFile.read("draft", "{segment: draft, condition: " + shared + "}");
        if (drafts.size() < DRAFTS) {
            drafts.add(draft);
        } else {
            drafts.set(random.nextInt(DRAFTS), draft);
        }
    }

    private void compare(String when, SegmentDefinition draft, SegmentHouse house, Map<String, Condition> published) {
        Condition condition = Objects.requireNonNull(draft.condition());
        Preview preview = house.engine.preview(draft, ALL);

        var members = new SlowTruth(house.log.events(), house.now, published).members(condition);
        assertThat(Set.copyOf(preview.sample()))
                .as("%s: %s", when, draft.text())
                .isEqualTo(members);
        assertThat(preview.count()).isEqualTo(members.size());
        assertThat(preview.people())
                .isEqualTo(new SlowTruth(house.log.events(), house.now, published)
                        .members(new Condition.Everyone())
                        .size());
        compared++;
        peopled += members.isEmpty() ? 0 : 1;
    }
}
