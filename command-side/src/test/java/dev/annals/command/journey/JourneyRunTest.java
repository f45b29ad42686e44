package dev.annals.command.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.condition.Condition;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.journey.Begun;
import dev.annals.api.journey.ChangeRun;
import dev.annals.api.journey.InFlight;
import dev.annals.api.journey.JourneyEvent.JourneyPaused;
import dev.annals.api.journey.JourneyEvent.JourneyPublished;
import dev.annals.api.journey.JourneyRunEvent.EntryRefused;
import dev.annals.api.journey.JourneyRunEvent.RunEnded;
import dev.annals.api.journey.JourneyRunEvent.RunHeld;
import dev.annals.api.journey.JourneyRunEvent.RunStarted;
import dev.annals.api.journey.JourneyRunEvent.StepEntered;
import dev.annals.api.journey.JourneyRunEvent.WaitBegan;
import dev.annals.api.journey.JourneyRunEvent.WaitEnded;
import dev.annals.api.journey.StartRun;
import dev.annals.api.journey.StartedRun;
import dev.annals.api.journey.Trigger;
import dev.annals.platform.journey.Facts;
import dev.annals.platform.journey.JourneyBook;
import dev.annals.platform.journey.JourneyFigures;
import dev.annals.platform.journey.JourneyPeople;
import dev.annals.testkit.InMemoryEventLog;
import dev.annals.testkit.TestFragmentIds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JourneyRunTest {

    private static final String YAML = """
            key: cart
            entry: { on: { event: Cart Updated }, key: cart_id }
            policies: { expires: P10D }
            steps:
              - pause: { wait: { for: PT2H } }
              - tell: { emit: { event: Told } }
            """;
    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    private static final FragmentId RUN = new FragmentId(new UUID(1, 1));
    private static final FragmentId MIA = new FragmentId(new UUID(2, 2));
    private static final UUID TRIGGER = new UUID(5, 5);

    private final AggregateTestFixture<JourneyRun> fixture = new AggregateTestFixture<>(JourneyRun.class);
    private final InMemoryEventLog log = new InMemoryEventLog();
    private final TestFragmentIds ids = new TestFragmentIds();

    private static final class Unasked implements JourneyPeople, Facts {

        @Override
        public boolean await(long position, Duration patience) {
            return true;
        }

        @Override
        public Map<FragmentId, Whole> wholes(Collection<FragmentId> fragments) {
            return Map.of();
        }

        @Override
        public Facts facts(FragmentId fragment) {
            return this;
        }

        @Override
        public Map<FragmentId, Facts> facts(Collection<FragmentId> fragments) {
            return Map.of();
        }

        @Override
        public void having(String trait, Consumer<Map<FragmentId, Facts>> pages) {
            throw new UnsupportedOperationException("Nobody enters by a date here");
        }

        @Override
        public void dated(Set<MonthDay> days, Consumer<Map<FragmentId, Facts>> pages) {}

        @Override
        public Optional<Identifier> strongest(FragmentId fragment) {
            return Optional.empty();
        }

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
            return null;
        }

        @Override
        public boolean happened(Trigger.Happens trigger, @Nullable Begun begun, Instant after, Instant until) {
            return false;
        }
    }

    @BeforeEach
    void prepare() {
        FragmentId stream = JourneyBook.stream(ids);
        log.append(stream, new JourneyPublished(stream, "cart", 1, "h", YAML, InFlight.PIN, Map.of(), 0));
        fixture.registerCommandTargetResolver(JourneyCommandsConfiguration::target);
        at(NOON);
        fixture.setReportIllegalStateChange(false);
    }

    private void at(Instant now) {
        fixture.registerInjectableResource(new RunDecisions(
                () -> new JourneyBook(log, ids),
                Unasked::new,
                () -> new JourneyFigures(log),
                Clock.fixed(now, ZoneOffset.UTC)));
    }

    private static StartRun start(UUID trigger) {
        return new StartRun(RUN, "cart", MIA, trigger, 3, NOON, "the test", null, begun());
    }

    private static Begun begun() {
        return new Begun("c-1", Map.of("cart_id", "c-1"));
    }

    private static RunStarted started() {
        return new RunStarted(
                RUN,
                "cart",
                1,
                NOON,
                NOON,
                MIA,
                1,
                TRIGGER,
                3,
                "the test",
                "treated",
                NOON.plus(Duration.ofDays(10)),
                1,
                begun());
    }

    private static StepEntered entered() {
        return new StepEntered(RUN, "cart", 1, NOON, 1, "pause", "start");
    }

    private static WaitBegan waiting() {
        return new WaitBegan(RUN, "cart", 1, NOON, 1, "pause", NOON.plus(Duration.ofHours(2)), "Z", null);
    }

    @Test
    void beginsOnceForAnEventHoweverOftenItIsTold() {
        fixture.givenNoPriorActivity()
                .when(start(TRIGGER))
                .expectEvents(started(), entered(), waiting())
                .expectResultMessagePayload(new StartedRun(RUN, 1, null));
        fixture.given(started(), entered(), waiting()).when(start(TRIGGER)).expectNoEvents();
    }

    @Test
    void refusesASecondEntryWithItsReason() {
        UUID other = new UUID(6, 6);
        fixture.given(started(), entered(), waiting())
                .when(start(other))
                .expectEvents(new EntryRefused(RUN, "cart", 1, NOON, MIA, other, "active", null))
                .expectResultMessagePayload(new StartedRun(RUN, 0, "active"));
    }

    @Test
    void ignoresWhoWakesItInVain() {
        fixture.given(started(), entered(), waiting())
                .when(new ChangeRun.Wake(RUN, 1))
                .expectNoEvents();
        fixture.given(started(), entered(), waiting())
                .when(new ChangeRun.Wake(RUN, 7))
                .expectNoEvents();
    }

    @Test
    void standsStillWhileItsJourneyIsPausedOnceItsWaitIsOver() {
        FragmentId stream = JourneyBook.stream(ids);
        log.append(stream, new JourneyPaused(stream, "cart", 1));
        Instant later = NOON.plus(Duration.ofHours(3));
        AggregateTestFixture<JourneyRun> paused = new AggregateTestFixture<>(JourneyRun.class);
        paused.registerCommandTargetResolver(JourneyCommandsConfiguration::target);
        paused.registerInjectableResource(new RunDecisions(
                () -> new JourneyBook(log, ids),
                Unasked::new,
                () -> new JourneyFigures(log),
                Clock.fixed(later, ZoneOffset.UTC)));
        paused.setReportIllegalStateChange(false);
        paused.given(started(), entered(), waiting())
                .when(new ChangeRun.Wake(RUN, 1))
                .expectEvents(
                        new WaitEnded(RUN, "cart", 1, later, 1, "pause", "elapsed", 3_600),
                        new StepEntered(RUN, "cart", 1, later, 2, "tell", "elapsed"),
                        new RunHeld(RUN, "cart", 1, later, 2, "tell"));
    }

    @Test
    void endsAndIsLeftAloneAfterwards() {
        RunEnded ended = new RunEnded(RUN, "cart", 1, NOON, "pause", "erased", null);
        fixture.given(started(), entered(), waiting())
                .when(new ChangeRun.End(RUN, "erased", null))
                .expectEvents(ended);
        fixture.given(started(), entered(), waiting(), ended)
                .when(new ChangeRun.End(RUN, "erased", null))
                .expectNoEvents();
        assertThat(started().toString()).doesNotContain("c-1");
    }
}
