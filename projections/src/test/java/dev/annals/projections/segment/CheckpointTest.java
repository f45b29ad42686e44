package dev.annals.projections.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.platform.condition.Person.Deed;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.identity.SourcePriority;
import dev.annals.testkit.InMemoryEventLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

    private static final String GRAZ = "{segment: graz, condition: {trait: city, is: Graz}}";

    private final Path folder;
    private final Path file;
    private final SegmentHouse house;

    CheckpointTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("segments.checkpoint");
        this.house = new SegmentHouse(folder);
    }

    @Test
    void resumedIsWhatItWouldBeRebuilt() {
        int resumed = 0;
        for (int seed = 1; seed <= 150; seed++) {
            Random random = new Random(seed);
            SegmentHouse own = new SegmentHouse(folder.resolve("of-" + seed));
            InventedLives lives = new InventedLives(random, own);
            InventedConditions conditions = new InventedConditions(random);
            List<String> keys = new ArrayList<>();
            for (int step = 0; step < 50; step++) {
                if (step % 10 == 0) {
                    String key = "s" + keys.size();
                    own.publish("{segment: %s, condition: %s}".formatted(key, conditions.any(2, keys)));
                    keys.add(key);
                }
                lives.step();
                own.feed();
                own.now = own.now.plus(Duration.ofHours(random.nextInt(20)));
                if (step == 40) {
                    own.checkpoint(lives::step);
                }
            }
            own.feed();
            resumed += own.checkpoints.isThere() ? 1 : 0;
            assertThat(told(start(own, own.checkpoints)))
                    .as("seed %d", seed)
                    .isEqualTo(told(start(own, new Checkpoints(folder.resolve("none"), own.keys, own.ids))));
        }
        assertThat(resumed).isGreaterThan(100);
    }

    @Test
    void aStartReadsNothingButWhatCameSince() throws IOException {
        house.publish(GRAZ);
        for (int i = 1; i <= 300; i++) {
            born(i, "Graz");
        }
        house.feed();
        assertThat(house.checkpoint(() -> {})).isTrue();
        born(301, "Graz");
        CountingLog counting = new CountingLog(house.log);

        SegmentMachine machine = new SegmentStart(
                        counting, house.ids, woods -> new Population(woods, SourcePriority.NONE), house.checkpoints)
                .machine();

        assertThat(machine.segments().all().getFirst().members().getCardinality())
                .isEqualTo(300);
        assertThat(counting.read).isLessThan(20);
    }

    @Test
    void anErasureLeavesNoCheckpointBehindNorAnyCopyOfOne() throws IOException {
        house.publish(GRAZ);
        FragmentId mia = born(1, "Graz");
        born(2, "Graz");
        house.feed();
        house.checkpoint(() -> {});
        byte[] copy = Files.readAllBytes(file);
        assertThat(new String(copy, StandardCharsets.ISO_8859_1)).doesNotContain("Graz", "city");

        erase(mia);
        house.feed();

        assertThat(file).doesNotExist();
        Files.write(file, copy);
        assertThat(house.checkpoints.open()).isNull();
        house.checkpoint(() -> {});
        house.restart();
        house.feed();
        assertThat(house.members("graz", house.now)).hasSize(1);
    }

    @Test
    void anErasureThatHappenedMeanwhileHasTheLogRead() throws IOException {
        house.publish(GRAZ);
        FragmentId mia = born(1, "Graz");
        house.feed();
        house.checkpoint(() -> {});
        byte[] copy = Files.readAllBytes(file);
        erase(mia);

        house.restart();
        house.feed();

        assertThat(house.members("graz", house.now)).isEmpty();
        Files.write(file, copy);
        assertThat(house.checkpoints.open()).isNull();
    }

    @Test
    void anErasureWhileOneIsWrittenGivesItUp() {
        house.publish(GRAZ);
        FragmentId mia = born(1, "Graz");
        house.feed();

        boolean isWritten = house.checkpoint(() -> {
            if (Objects.requireNonNull(house.engine.whileStill(SegmentMachine::place))
                            .erasure()
                    < 0) {
                erase(mia);
                house.feed();
            }
        });

        assertThat(isWritten).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whateverIsDamagedIsReadFromTheLogInstead() throws IOException {
        house.publish(GRAZ);
        born(1, "Graz");
        house.feed();
        house.checkpoint(() -> {});
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            byte[] damaged = i % 2 == 0 ? whole.clone() : Arrays.copyOf(whole, random.nextInt(whole.length));
            if (i % 2 == 0) {
                damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, damaged);
            house.restart();
            house.feed();
            assertThat(house.members("graz", house.now)).hasSize(1);
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void oneOfAnotherLogIsNotUsed() throws IOException {
        house.publish(GRAZ);
        born(1, "Graz");
        house.feed();
        house.checkpoint(() -> {});
        InMemoryEventLog other = new InMemoryEventLog();
        for (int i = 1; i <= 9; i++) {
            FragmentId somebody = new FragmentId(new UUID(i, 77));
            other.append(somebody, new FragmentOpened(somebody, Namespace.USER_ID, "other-" + i));
        }

        SegmentMachine machine = new SegmentStart(
                        other, house.ids, woods -> new Population(woods, SourcePriority.NONE), house.checkpoints)
                .machine();

        assertThat(machine.position()).isNegative();
        assertThat(machine.woods().size()).isZero();
        assertThat(file).doesNotExist();
        other.all(-1).forEach(machine::take);
        assertThat(machine.woods().size()).isEqualTo(9);
        assertThat(machine.segments().all()).isEmpty();
    }

    private static SegmentMachine start(SegmentHouse house, Checkpoints checkpoints) {
        SegmentMachine machine = new SegmentStart(
                        house.log, house.ids, woods -> new Population(woods, SourcePriority.NONE), checkpoints)
                .machine();
        house.log.all(machine.position(), SegmentEngine.OF_ALL).forEach(machine::take);
        machine.passTo(house.now.plus(Duration.ofDays(1)));
        return machine;
    }

    /** All that a machine knows, by what it is about. */
    private static Map<String, String> told(SegmentMachine machine) {
        Map<String, String> told = new TreeMap<>();
        Woods woods = machine.woods();
        for (int number = 0; number < woods.size(); number++) {
            FragmentId id = woods.id(number);
            if (id != null) {
                FragmentFacts facts = machine.facts().of(id);
                told.put(
                        "fragment " + id,
                        "under " + woods.id(woods.root(number)) + " open " + woods.isOpen(number)
                                + InventedLives.NAMES.stream()
                                        .map(name -> asked(machine, facts.deeds(name), name))
                                        .toList()
                                + asked(machine, facts.deeds(null), null) + facts.accounts() + facts.consents()
                                + new TreeMap<>(new HeldTraits(
                                        List.of(facts), machine.facts().dictionary(), SourcePriority.NONE)));
            }
        }
        for (LiveSegment segment : machine.segments().all()) {
            List<String> members = new ArrayList<>();
            segment.members().forEach((int number) -> members.add(String.valueOf(woods.id(number))));
            told.put(
                    "segment " + segment.key(),
                    segment.version() + " " + segment.sequence()
                            + members.stream().sorted().toList());
        }
        told.put("clock", String.valueOf(machine.now()));
        return told;
    }

    /** What somebody did, as far back as it is asked for; it is not said when the rest is forgotten. */
    private static List<Deed> asked(SegmentMachine machine, List<Deed> deeds, @Nullable String name) {
        Asked asked = machine.segments().needs().kept(name);
        return deeds.stream()
                .filter(each ->
                        asked != null && !each.at().isBefore(asked.reach().first(machine.now())))
                .toList();
    }

    private void erase(FragmentId who) {
        house.now = house.now.plusSeconds(1);
        house.append(who, new FragmentErased(who, new FragmentId(new UUID(1, 1)), 1));
    }

    private FragmentId born(int number, String city) {
        FragmentId born = new FragmentId(new UUID(number, number));
        house.append(born, new FragmentOpened(born, Namespace.USER_ID, "person-" + number));
        house.append(
                born,
                new InteractionRecorded(
                        born,
                        "web",
                        InteractionType.IDENTIFY,
                        null,
                        house.now,
                        house.now,
                        false,
                        List.of(),
                        new Content("m", List.of(), null, Map.of("city", city), Map.of(), Map.of())));
        return born;
    }

    private static final class CountingLog implements EventLog {

        private final EventLog log;
        private long read;

        CountingLog(EventLog log) {
            this.log = log;
        }

        @Override
        public List<RecordedEvent> newest(FragmentId stream, long before, int limit) {
            return log.newest(stream, before, limit);
        }

        @Override
        public Stream<RecordedEvent> stream(FragmentId stream, long fromSequence) {
            return log.stream(stream, fromSequence).peek(each -> read++);
        }

        @Override
        public Stream<RecordedEvent> all(long afterPosition) {
            return log.all(afterPosition).peek(each -> read++);
        }

        @Override
        public long head() {
            return log.head();
        }

        @Override
        public Set<UUID> existing(Collection<UUID> ids) {
            return log.existing(ids);
        }
    }
}
