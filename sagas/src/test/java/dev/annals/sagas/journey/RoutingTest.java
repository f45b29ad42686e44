package dev.annals.sagas.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.Event;
import dev.annals.api.delivery.ChangeDelivery.WeighDelivery;
import dev.annals.api.delivery.DeliveryEvent.DeliveryDeferred;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHeldBack;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.IdentityEvent.Placed;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionEvent.InteractionRestored;
import dev.annals.api.interaction.InteractionEvent.InteractionRetracted;
import dev.annals.api.interaction.InteractionEvent.InteractionsExpired;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.journey.ChangeRun.TellTraits;
import dev.annals.api.journey.InFlight;
import dev.annals.api.journey.JourneyEvent.JourneyPublished;
import dev.annals.api.journey.JourneyRunEvent.RunStarted;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.journey.Facts;
import dev.annals.platform.journey.JourneyBook;
import dev.annals.platform.journey.JourneyPeople;
import dev.annals.platform.journey.RunStreams;
import dev.annals.testkit.InMemoryEventLog;
import dev.annals.testkit.TestFragmentIds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoutingTest {

    private static final String RENEWAL = """
            key: renewal
            consent: { purpose: service }
            entry: { on: { event: Contract Signed } }
            steps:
              - until_then: { wait: { until_date: profile.renewal, past: now } }
              - mail: { send: { channel: email, text: Hello } }
            """;
    private static final FragmentId MIA = new FragmentId(new UUID(2, 2));
    private static final FragmentId PHONE = new FragmentId(new UUID(2, 3));
    private static final FragmentId TOM = new FragmentId(new UUID(2, 4));
    private static final FragmentId OF_MIA = new FragmentId(new UUID(3, 2));
    private static final FragmentId OF_TOM = new FragmentId(new UUID(3, 4));
    private static final FragmentId MAIL = new FragmentId(new UUID(4, 2));
    private static final FragmentId OTHER = new FragmentId(new UUID(4, 4));

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final TestFragmentIds ids = new TestFragmentIds();
    private final List<Object> sent = new CopyOnWriteArrayList<>();
    private final Routing routing = routing();

    /** Mia, who has two fragments, and everybody else, who has one. */
    private static final class Everybody implements JourneyPeople {

        @Override
        public boolean await(long position, Duration patience) {
            return true;
        }

        @Override
        public Map<FragmentId, Whole> wholes(Collection<FragmentId> fragments) {
            Whole mia = new Whole(MIA, Set.of(MIA, PHONE));
            Map<FragmentId, Whole> wholes = new HashMap<>();
            fragments.forEach(
                    each -> wholes.put(each, mia.members().contains(each) ? mia : new Whole(each, Set.of(each))));
            return wholes;
        }

        @Override
        public Facts facts(FragmentId fragment) {
            throw new UnsupportedOperationException("The run itself asks");
        }

        @Override
        public Map<FragmentId, Facts> facts(Collection<FragmentId> fragments) {
            throw new UnsupportedOperationException("The run itself asks");
        }

        @Override
        public void having(String trait, Consumer<Map<FragmentId, Facts>> pages) {
            throw new UnsupportedOperationException("Nobody is looked for");
        }

        @Override
        public void dated(Set<MonthDay> days, Consumer<Map<FragmentId, Facts>> pages) {
            throw new UnsupportedOperationException("Nobody is looked for");
        }

        @Override
        public Optional<Identifier> strongest(FragmentId fragment) {
            return Optional.empty();
        }
    }

    private Routing routing() {
        RunCommands commands = new RunCommands(command -> {
            sent.add(command);
            return null;
        });
        RunIndex index = new RunIndex(log);
        Doorway doorway = new Doorway(index, new RunStreams(log, ids), commands, Clock.systemUTC());
        return new Routing(
                new JourneyBook(log, ids), index, new DeferredMessages(log, -1), new Everybody(), doorway, commands);
    }

    @BeforeEach
    void twoRunsAreUnderWay() {
        FragmentId stream = JourneyBook.stream(ids);
        happened(stream, new JourneyPublished(stream, "renewal", 1, "h", RENEWAL, InFlight.PIN, Map.of(), 0));
        started(OF_MIA, PHONE);
        started(OF_TOM, TOM);
    }

    @Test
    void whoWasPartedFromSomebodyWaitsUntilTheDateThatIsKnownNowFromThatMomentOn() {
        happened(MIA, new Placed(MIA, null, List.of(PHONE), null));

        assertThat(sent)
                .singleElement()
                .isInstanceOfSatisfying(
                        TellTraits.class, it -> assertThat(it.run()).isEqualTo(OF_MIA));
    }

    @Test
    void soDoesSomebodyOfWhomSomethingCountsNoMoreOrAgain() {
        happened(PHONE, new InteractionRetracted(PHONE, new UUID(9, 9), null));
        happened(PHONE, new InteractionRestored(PHONE, new UUID(9, 9), null));
        happened(PHONE, new InteractionsExpired(PHONE, "analytics", List.of(), 3));

        assertThat(sent)
                .hasSize(3)
                .allSatisfy(each -> assertThat(each)
                        .isInstanceOfSatisfying(
                                TellTraits.class, it -> assertThat(it.run()).isEqualTo(OF_MIA)));
    }

    @Test
    void whatWaitsForTheMorningIsWeighedAnewWhenTheTimeZoneMayBeAnotherWhoeverAskedForIt() {
        deferred(MAIL, PHONE);
        deferred(OTHER, TOM);
        happened(MIA, new Placed(MIA, null, List.of(PHONE), null));
        assertThat(weighed()).containsExactly(MAIL);

        happened(TOM, stating(TOM, "timezone"));
        happened(TOM, stating(TOM, "city"));
        assertThat(weighed()).containsExactly(MAIL, OTHER);
    }

    @Test
    void whatWaitsNoMoreIsNotWeighed() {
        deferred(MAIL, PHONE);
        happened(MAIL, new DeliveryHeldBack(MAIL, PHONE, "consent", "consent_withdrawn", List.of(), null));
        happened(PHONE, stating(PHONE, "timezone"));

        assertThat(weighed()).isEmpty();
    }

    private List<FragmentId> weighed() {
        return sent.stream()
                .filter(WeighDelivery.class::isInstance)
                .map(each -> ((WeighDelivery) each).delivery())
                .toList();
    }

    private void deferred(FragmentId delivery, FragmentId person) {
        happened(
                delivery,
                new DeliveryDeferred(
                        delivery, person, Instant.parse("2026-01-02T08:00:00Z"), "quiet-hours", 1, List.of(), null));
    }

    private static InteractionRecorded stating(FragmentId person, String trait) {
        return new InteractionRecorded(
                person,
                "web",
                InteractionType.IDENTIFY,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                false,
                List.of(),
                new Content("m-1", List.of(), null, Map.of(trait, "Asia/Tokyo"), Map.of(), Map.of()));
    }

    private void started(FragmentId run, FragmentId person) {
        happened(
                run,
                new RunStarted(
                        run,
                        "renewal",
                        1,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        person,
                        1,
                        null,
                        -1,
                        "the interaction Contract Signed",
                        "treated",
                        Instant.MAX,
                        1,
                        null));
    }

    private void happened(FragmentId stream, Event event) {
        RecordedEvent recorded = log.append(stream, event);
        routing.lead(List.of(recorded));
    }
}
