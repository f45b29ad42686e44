package dev.annals.channels.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.delivery.Channel;
import dev.annals.api.delivery.DeliveryEvent;
import dev.annals.api.delivery.DeliveryEvent.DeliveryAccepted;
import dev.annals.api.delivery.DeliveryEvent.DeliveryBounced;
import dev.annals.api.delivery.DeliveryEvent.DeliveryClicked;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHeldBack;
import dev.annals.api.delivery.DeliveryEvent.DeliveryOpened;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRequested;
import dev.annals.api.delivery.Message;
import dev.annals.api.delivery.Origin;
import dev.annals.api.delivery.Outcome;
import dev.annals.api.delivery.Route;
import dev.annals.api.delivery.SendRules;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.delivery.OutcomeFeed;
import dev.annals.platform.delivery.ProviderAnswer;
import dev.annals.platform.delivery.ProviderAnswer.Accepted;
import dev.annals.platform.delivery.ProviderAnswer.Unavailable;
import dev.annals.platform.delivery.ToldOutcome;
import dev.annals.testkit.InMemoryEventLog;
import dev.annals.testkit.UnclaimedConnectors;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedLineTest {

    private static final FragmentId MIA = new FragmentId(new UUID(1, 1));
    private static final Instant THEN = Instant.parse("2026-06-01T12:00:00Z");

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final UnclaimedConnectors store = new UnclaimedConnectors();
    private final Told feed = new Told();

    /** Writes down what it is told, and takes it only while it is there. */
    private static final class Told implements OutcomeFeed {

        private final List<ToldOutcome> all = new ArrayList<>();
        private boolean isAway;
        private Runnable meanwhile = () -> {};

        @Override
        public ProviderAnswer tell(List<ToldOutcome> outcomes) {
            all.addAll(outcomes);
            meanwhile.run();
            return isAway ? Unavailable.because("connection") : new Accepted(null);
        }

        List<String> outcomes() {
            return all.stream().map(ToldOutcome::outcome).toList();
        }

        @Override
        public void close() {}
    }

    @Test
    void itIsToldWhatBecomesOfEveryMessageFromWhenThatWasWantedOn() throws InterruptedException {
        FragmentId before = sent(1);
        happened(new DeliveryAccepted(before, MIA, "mail", 1, null, THEN));
        FeedLine line = line();
        line.round();

        FragmentId held = requested(2);
        happened(new DeliveryHeldBack(held, MIA, "consent", "consent_withdrawn", List.of(), null));
        FragmentId sent = sent(3);
        happened(new DeliveryAccepted(sent, MIA, "mail", 1, "id-of-the-provider", THEN));
        happened(new DeliveryOpened(sent, MIA, THEN));
        happened(new DeliveryClicked(sent, MIA, THEN, "https://shop.example/secret"));
        happened(new DeliveryBounced(before, MIA, Outcome.HARD_BOUNCE, THEN));
        line.round();

        assertThat(feed.outcomes()).containsExactly("held-back", "accepted", "opened", "clicked", "bounced");
        assertThat(feed.all).extracting(ToldOutcome::delivery).containsExactly(held, sent, sent, sent, before);
        ToldOutcome first = feed.all.getFirst();
        assertThat(first.gate()).isEqualTo("consent");
        assertThat(first.reason()).isEqualTo("consent_withdrawn");
        assertThat(first.channel()).isNull();
        ToldOutcome last = feed.all.getLast();
        assertThat(last.reason()).isEqualTo(Outcome.HARD_BOUNCE);
        assertThat(last.connector()).isEqualTo("mail");
        assertThat(last.origin().journey()).isEqualTo("welcome");
    }

    @Test
    void whatCouldNotBeToldIsToldOnceMoreUnderTheSameIdAndNothingBehindItBefore() throws InterruptedException {
        FeedLine line = line();
        line.round();
        FragmentId sent = sent(1);
        happened(new DeliveryAccepted(sent, MIA, "mail", 1, null, THEN));
        feed.isAway = true;
        line.round();
        happened(new DeliveryOpened(sent, MIA, THEN));
        feed.isAway = false;
        line.round();
        line.round();

        assertThat(feed.outcomes()).containsExactly("accepted", "accepted", "opened");
        assertThat(feed.all.get(0).event()).isEqualTo(feed.all.get(1).event());
    }

    @Test
    void whoeverBeginsAnewGoesOnWhereItEnded() throws InterruptedException {
        line().round();
        FragmentId sent = sent(1);
        happened(new DeliveryAccepted(sent, MIA, "mail", 1, null, THEN));
        line().round();
        happened(new DeliveryOpened(sent, MIA, THEN));
        line().round();
        line().round();

        assertThat(feed.outcomes()).containsExactly("accepted", "opened");
    }

    @Test
    void ofWhatAnotherProcessHasToldMeanwhileNothingIsToldAgain() throws InterruptedException {
        FeedLine line = line();
        line.round();
        FragmentId sent = sent(1);
        happened(new DeliveryAccepted(sent, MIA, "mail", 1, null, THEN));
        happened(new DeliveryOpened(sent, MIA, THEN));
        long position = log.head();
        feed.meanwhile = () -> store.noteTold("stream", store.toldUpTo("stream", -1), position);
        line.round();
        feed.meanwhile = () -> {};
        happened(new DeliveryClicked(sent, MIA, THEN, null));
        line.round();

        assertThat(feed.outcomes()).containsExactly("accepted", "opened", "clicked");
    }

    private FeedLine line() {
        return new FeedLine(
                "stream",
                log,
                feed,
                store,
                "this process",
                IntervalFunction.of(Duration.ofMillis(5)),
                Clock.systemUTC());
    }

    private void happened(DeliveryEvent.OfDelivery event) {
        log.append(event.delivery(), event);
    }

    private FragmentId requested(int number) {
        FragmentId delivery = new FragmentId(new UUID(2, number));
        happened(new DeliveryRequested(
                delivery,
                MIA,
                List.of(new Route(Channel.EMAIL, null)),
                "marketing",
                false,
                SendRules.NONE,
                Origin.journey("welcome", 1, new FragmentId(new UUID(3, number)), "mail"),
                null,
                null,
                false,
                Message.of("Hello"),
                null));
        return delivery;
    }

    private FragmentId sent(int number) {
        FragmentId delivery = requested(number);
        happened(new DeliveryHandedOver(
                delivery,
                MIA,
                Channel.EMAIL,
                "mail",
                "marketing",
                false,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                "mia@example.com",
                Message.of("Hello")));
        return delivery;
    }
}
