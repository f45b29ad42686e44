package dev.annals.sagas.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.condition.Condition;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.journey.Begun;
import dev.annals.api.journey.InFlight;
import dev.annals.api.journey.JourneyEvent.JourneyPaused;
import dev.annals.api.journey.JourneyEvent.JourneyPublished;
import dev.annals.api.journey.StartRun;
import dev.annals.api.journey.Trigger;
import dev.annals.platform.journey.EntryDates;
import dev.annals.platform.journey.Facts;
import dev.annals.platform.journey.JourneyBook;
import dev.annals.platform.journey.JourneyPeople;
import dev.annals.platform.journey.RunStreams;
import dev.annals.testkit.InMemoryEventLog;
import dev.annals.testkit.TestFragmentIds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatedEntriesTest {

    private static final String YAML = """
            key: birthday
            entry: { on: { date: profile.birthday, every: year, at: "09:00" } }
            steps:
              - done: { exit: {} }
            """;
    private static final Instant EVE = Instant.parse("2026-05-16T12:00:00Z");
    private static final Instant NINE = Instant.parse("2026-05-17T09:00:00Z");
    private static final FragmentId MIA = new FragmentId(new UUID(2, 2));

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final TestFragmentIds ids = new TestFragmentIds();
    private final List<Object> sent = new CopyOnWriteArrayList<>();
    private final Map<FragmentId, String> birthdays = new HashMap<>(Map.of(MIA, "1990-05-17"));
    private final List<Integer> asked = new ArrayList<>();
    private final MovedClock clock = new MovedClock();
    private DatedEntries entries = entries();

    private static final class MovedClock extends Clock {

        private Instant now = EVE;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private record Born(String birthday) implements Facts {

        @Override
        public boolean holds(Condition condition, Instant at) {
            return false;
        }

        @Override
        public boolean isIn(String segment, Instant at) {
            return false;
        }

        @Override
        public Answer consent(String purpose, String channel, Instant at) {
            return new Answer(false, "unknown");
        }

        @Override
        public @Nullable Object trait(String path) {
            return path.equals("birthday") ? birthday : null;
        }

        @Override
        public boolean happened(Trigger.Happens trigger, @Nullable Begun begun, Instant after, Instant until) {
            return false;
        }
    }

    private final class Everybody implements JourneyPeople {

        @Override
        public boolean await(long position, Duration patience) {
            return true;
        }

        @Override
        public Map<FragmentId, Whole> wholes(Collection<FragmentId> fragments) {
            Map<FragmentId, Whole> wholes = new HashMap<>();
            fragments.forEach(each -> wholes.put(each, new Whole(each, Set.of(each))));
            return wholes;
        }

        @Override
        public Facts facts(FragmentId fragment) {
            return new Born(birthdays.getOrDefault(fragment, ""));
        }

        @Override
        public Map<FragmentId, Facts> facts(Collection<FragmentId> fragments) {
            Map<FragmentId, Facts> facts = new HashMap<>();
            fragments.forEach(each -> facts.put(each, facts(each)));
            return facts;
        }

        @Override
        public void having(String trait, Consumer<Map<FragmentId, Facts>> pages) {
            throw new UnsupportedOperationException("Nobody is looked through of whom the day is far away");
        }

        @Override
        public void dated(Set<MonthDay> days, Consumer<Map<FragmentId, Facts>> pages) {
            Map<FragmentId, Facts> found = new HashMap<>();
            birthdays.forEach((person, birthday) -> {
                if (EntryDates.within(birthday).stream().anyMatch(days::contains)) {
                    found.put(person, facts(person));
                }
            });
            asked.add(found.size());
            pages.accept(found);
            pages.accept(found);
        }

        @Override
        public Optional<Identifier> strongest(FragmentId fragment) {
            return Optional.empty();
        }
    }

    private DatedEntries entries() {
        RunCommands commands = new RunCommands(command -> {
            sent.add(command);
            return null;
        });
        JourneyBook book = new JourneyBook(log, ids);
        Doorway doorway = new Doorway(new RunIndex(log), new RunStreams(log, ids), commands, clock);
        return new DatedEntries(book, new Everybody(), doorway, commands, clock);
    }

    @BeforeEach
    void publish() {
        FragmentId stream = JourneyBook.stream(ids);
        log.append(stream, new JourneyPublished(stream, "birthday", 1, "h", YAML, InFlight.PIN, Map.of(), 0));
        entries = entries();
    }

    private void roundAt(Instant now) {
        clock.now = now;
        entries.round();
    }

    @Test
    void somebodyEntersWhenTheTimeHasComeAndOnce() {
        roundAt(EVE);
        roundAt(NINE.minusSeconds(1));
        assertThat(sent).isEmpty();
        roundAt(NINE);
        roundAt(NINE.plusSeconds(1));
        roundAt(NINE.plusSeconds(7_200));

        assertThat(sent).singleElement().isInstanceOfSatisfying(StartRun.class, it -> {
            assertThat(it.profile()).isEqualTo(MIA);
            assertThat(it.happenedAt()).isEqualTo(NINE);
            assertThat(it.begun().properties()).containsEntry("date", "2026-05-17");
        });
    }

    @Test
    void whoseTimeCameWhileNothingRanEntersLateAndAnotherProcessSaysTheSame() {
        roundAt(NINE.plusSeconds(40_000));
        entries = entries();
        roundAt(NINE.plusSeconds(50_000));

        assertThat(sent).hasSize(2);
        assertThat(sent.getFirst()).isEqualTo(sent.getLast());
    }

    @Test
    void onlyThoseAreReadWhoseDayIsNear() {
        for (int other = 0; other < 300; other++) {
            birthdays.put(
                    new FragmentId(new UUID(3, other)),
                    LocalDate.of(1980, 6, 1).plusDays(other).toString());
        }

        roundAt(EVE);
        roundAt(NINE);

        assertThat(asked).isNotEmpty().containsOnly(1);
        assertThat(sent).hasSize(1);
    }

    @Test
    void whatIsLongAgoHasNobodyEnter() {
        roundAt(NINE.plus(Duration.ofDays(3)));
        assertThat(sent).isEmpty();
    }

    @Test
    void aClockThatIsPutBackHasNobodyEnterAgain() {
        roundAt(NINE);
        roundAt(NINE.minusSeconds(3_600));
        roundAt(NINE);
        assertThat(sent).hasSize(1);
    }

    @Test
    void nobodyEntersWhileTheJourneyIsPaused() {
        FragmentId stream = JourneyBook.stream(ids);
        log.append(stream, new JourneyPaused(stream, "birthday", 0));
        entries = entries();
        roundAt(NINE);
        assertThat(sent).isEmpty();
    }
}
