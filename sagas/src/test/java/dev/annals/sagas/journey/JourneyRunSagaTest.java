package dev.annals.sagas.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.delivery.RequestDelivery;
import dev.annals.api.delivery.Route;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.journey.Begun;
import dev.annals.api.journey.ChangeRun;
import dev.annals.api.journey.InFlight;
import dev.annals.api.journey.JourneyEvent.JourneyPublished;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.api.journey.JourneyRunEvent.InteractionMade;
import dev.annals.api.journey.JourneyRunEvent.JoinRequested;
import dev.annals.api.journey.JourneyRunEvent.RunEnded;
import dev.annals.api.journey.JourneyRunEvent.RunStarted;
import dev.annals.api.journey.JourneyRunEvent.SendRequested;
import dev.annals.api.journey.JourneyRunEvent.StepEntered;
import dev.annals.api.journey.JourneyRunEvent.WaitBegan;
import dev.annals.api.journey.JourneyRunEvent.WaitEnded;
import dev.annals.api.journey.MakeInteraction;
import dev.annals.api.journey.StartRun;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.journey.Facts;
import dev.annals.platform.journey.JourneyBook;
import dev.annals.platform.journey.JourneyPeople;
import dev.annals.platform.journey.RunStreams;
import dev.annals.sagas.SagaCommands;
import dev.annals.testkit.InMemoryEventLog;
import dev.annals.testkit.TestFragmentIds;
import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.test.saga.SagaTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JourneyRunSagaTest {

    private static final String YAML = """
            key: cart
            consent: { purpose: marketing }
            entry: { on: { event: Cart Updated }, key: cart_id }
            policies: { quiet_hours: { from: "21:00", to: "08:00" } }
            steps:
              - pause: { wait: { for: PT2H } }
              - mail: { send: { channel: email, text: Hello, fallback: [ { channel: sms, template: cart-sms } ] } }
              - join: { join_journey: cart }
            """;
    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    private static final FragmentId RUN = new FragmentId(new UUID(1, 1));
    private static final FragmentId MIA = new FragmentId(new UUID(2, 2));
    private static final FragmentId DELIVERY = new FragmentId(new UUID(3, 3));

    private final SagaTestFixture<JourneyRunSaga> fixture = new SagaTestFixture<>(JourneyRunSaga.class);
    private final Commands commands = new Commands();
    private final InMemoryEventLog log = new InMemoryEventLog();
    private final TestFragmentIds ids = new TestFragmentIds();

    private static final class Commands implements SagaCommands {

        private final List<Object> sent = new ArrayList<>();
        private boolean refusesDeliveries;

        @Override
        public @Nullable Rejected send(Object command) {
            sent.add(command);
            return refusesDeliveries && command instanceof RequestDelivery
                    ? new Rejected(Rejection.NOT_FOUND, "as the test wants it")
                    : null;
        }
    }

    private static final class NobodyElse implements JourneyPeople {

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
            throw new UnsupportedOperationException("A saga asks nothing about people");
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
        public void dated(Set<MonthDay> days, Consumer<Map<FragmentId, Facts>> pages) {
            throw new UnsupportedOperationException("Nobody enters by a date here");
        }

        @Override
        public Optional<Identifier> strongest(FragmentId fragment) {
            return Optional.empty();
        }
    }

    @BeforeEach
    void prepare() {
        FragmentId stream = JourneyBook.stream(ids);
        log.append(stream, new JourneyPublished(stream, "cart", 1, "h", YAML, InFlight.PIN, Map.of(), 0));
        log.append(RUN, started());
        fixture.registerResource(commands);
        fixture.registerResource(
                new RunConsequences(new JourneyBook(log, ids), new RunStreams(log, ids), new NobodyElse()));
        fixture.givenCurrentTime(NOON);
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
                new UUID(5, 5),
                17,
                "the interaction Cart Updated",
                "treated",
                NOON.plus(Duration.ofDays(30)),
                1,
                new Begun("c-1", Map.of("cart_id", "c-1")));
    }

    private static JourneyRunEvent waiting(long visit, Duration span) {
        return new WaitBegan(RUN, "cart", 1, NOON, visit, "pause", NOON.plus(span), "UTC", null);
    }

    @Test
    void wakesTheRunWhenItsWaitIsOver() {
        fixture.givenAPublished(started())
                .andThenAPublished(waiting(1, Duration.ofHours(2)))
                .whenTimeElapses(Duration.ofHours(2))
                .expectActiveSagas(1);
        assertThat(commands.sent).containsExactly(new ChangeRun.Wake(RUN, 1));
    }

    @Test
    void doesNotWakeItBeforeThat() {
        fixture.givenAPublished(started())
                .andThenAPublished(waiting(1, Duration.ofHours(2)))
                .whenTimeElapses(Duration.ofMinutes(119))
                .expectActiveSagas(1);
        assertThat(commands.sent).isEmpty();
    }

    @Test
    void doesNotWakeItOnceItWaitsNoMore() {
        fixture.givenAPublished(started())
                .andThenAPublished(waiting(1, Duration.ofHours(2)))
                .andThenAPublished(new WaitEnded(RUN, "cart", 1, NOON, 1, "pause", "happened: Paid", 0))
                .whenTimeElapses(Duration.ofDays(1))
                .expectNoScheduledDeadlines();
        assertThat(commands.sent).isEmpty();
    }

    @Test
    void wakesItByTheWaitThatBeganLast() {
        fixture.givenAPublished(started())
                .andThenAPublished(waiting(1, Duration.ofHours(2)))
                .andThenAPublished(waiting(2, Duration.ofHours(3)))
                .whenTimeElapses(Duration.ofHours(4))
                .expectActiveSagas(1);
        assertThat(commands.sent).containsExactly(new ChangeRun.Wake(RUN, 2));
    }

    @Test
    void wakesItLaterWhenTheEndOfItsWaitMoves() {
        fixture.givenAPublished(started())
                .andThenAPublished(waiting(1, Duration.ofHours(2)))
                .andThenAPublished(waiting(1, Duration.ofHours(5)))
                .whenTimeElapses(Duration.ofHours(4))
                .expectActiveSagas(1);
        assertThat(commands.sent).isEmpty();
    }

    @Test
    void wakesItOnceWhenTheEndOfItsWaitMovesForward() {
        fixture.givenAPublished(started())
                .andThenAPublished(waiting(1, Duration.ofHours(5)))
                .andThenAPublished(waiting(1, Duration.ofHours(1)))
                .whenTimeElapses(Duration.ofHours(9))
                .expectActiveSagas(1);
        assertThat(commands.sent).containsExactly(new ChangeRun.Wake(RUN, 1));
    }

    @Test
    void asksForTheMessageByItsRoutesUnderItsIdWithTheRulesOfTheJourney() {
        fixture.givenAPublished(started()).whenPublishingA(asked()).expectActiveSagas(1);

        assertThat(commands.sent).singleElement().isInstanceOfSatisfying(RequestDelivery.class, wanted -> {
            assertThat(wanted.delivery()).isEqualTo(DELIVERY);
            assertThat(wanted.routes()).containsExactly(new Route("email", null), new Route("sms", "cart-sms"));
            assertThat(wanted.purpose()).isEqualTo("marketing");
            assertThat(wanted.values()).containsEntry("cart_id", "c-1");
            assertThat(wanted.rules().quietHours()).isNotNull();
            assertThat(wanted.origin().run()).isEqualTo(RUN);
            assertThat(wanted.origin().cause()).isEqualTo(17L);
        });
    }

    @Test
    void tellsTheRunWhenADeliveryIsRefused() {
        commands.refusesDeliveries = true;
        fixture.givenAPublished(started()).whenPublishingA(asked()).expectActiveSagas(1);
        assertThat(commands.sent).endsWith(new ChangeRun.TellOutcome(RUN, DELIVERY, "failed", "not-found"));
    }

    @Test
    void hasInteractionsRecorded() {
        fixture.givenAPublished(started())
                .whenPublishingA(new InteractionMade(
                        RUN, "cart", 1, NOON, 4, "tell", MIA, "Cart Abandoned", Map.of("cart", "c-1")))
                .expectActiveSagas(1);
        assertThat(commands.sent)
                .containsExactly(
                        new MakeInteraction(RUN, "cart", 4, MIA, "Cart Abandoned", Map.of("cart", "c-1"), NOON));
    }

    @Test
    void hasThePersonEnterAnotherJourney() {
        fixture.givenAPublished(started())
                .whenPublishingA(new JoinRequested(RUN, "cart", 1, NOON, 5, "join", MIA, "cart"))
                .expectActiveSagas(1);
        assertThat(commands.sent).singleElement().isInstanceOfSatisfying(StartRun.class, wanted -> {
            assertThat(wanted.profile()).isEqualTo(MIA);
            assertThat(wanted.trigger()).isNotNull();
        });
    }

    @Test
    void passesOverBranchesSplitsAndSteps() {
        fixture.givenAPublished(started())
                .andThenAPublished(new JourneyRunEvent.WayTaken(RUN, "cart", 1, NOON, 2, "way", "else", "nothing"))
                .whenPublishingA(new StepEntered(RUN, "cart", 1, NOON, 3, "next", "next"))
                .expectActiveSagas(1)
                .expectNoScheduledDeadlines();
        assertThat(commands.sent).isEmpty();
    }

    @Test
    void endsWithTheRun() {
        fixture.givenAPublished(started())
                .andThenAPublished(waiting(1, Duration.ofHours(2)))
                .whenPublishingA(new RunEnded(RUN, "cart", 1, NOON, "pause", "goal", null))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void beginsAgainWithTheNextRun() {
        fixture.givenAPublished(started())
                .andThenAPublished(new RunEnded(RUN, "cart", 1, NOON, "pause", "goal", null))
                .whenPublishingA(started())
                .expectActiveSagas(1);
    }

    private static SendRequested asked() {
        return new SendRequested(RUN, "cart", 1, NOON, 2, "mail", MIA, DELIVERY, List.of("email", "sms"), false);
    }
}
