package dev.annals.sagas.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.privacy.EraseProfile;
import dev.annals.api.privacy.ErasureEvent.ErasureCompleted;
import dev.annals.api.privacy.ErasureEvent.Kept;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.request.ChangeRequest.Complete;
import dev.annals.api.request.ChangeRequest.Forget;
import dev.annals.api.request.ChangeRequest.RaiseAlarm;
import dev.annals.api.request.ChangeRequest.Start;
import dev.annals.api.request.ChangeRequest.Stick;
import dev.annals.api.request.Due;
import dev.annals.api.request.PreparePackage;
import dev.annals.api.request.RefuseUses;
import dev.annals.api.request.RequestType;
import dev.annals.api.request.Requester;
import dev.annals.api.request.SubjectRequestEvent.IdentityVerified;
import dev.annals.api.request.SubjectRequestEvent.RequestCancelled;
import dev.annals.api.request.SubjectRequestEvent.RequestCompleted;
import dev.annals.api.request.SubjectRequestEvent.RequestExtended;
import dev.annals.api.request.SubjectRequestEvent.RequestForgotten;
import dev.annals.api.request.SubjectRequestEvent.RequestReceived;
import dev.annals.sagas.SagaCommands;
import dev.annals.sagas.request.RequestPlan.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.saga.SagaTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubjectRequestSagaTest {

    private static final FragmentId REQUEST = new FragmentId(new UUID(1, 1));
    private static final FragmentId MIA = new FragmentId(new UUID(2, 2));
    private static final FragmentId ERASURE = RequestPlan.outcomeOf(REQUEST);
    private static final Instant RECEIVED = Instant.parse("2027-01-31T00:00:00Z");
    private static final Due DUE = new Due(
            "UTC",
            LocalDate.parse("2027-01-31"),
            LocalDate.parse("2027-02-09"),
            LocalDate.parse("2027-02-27"),
            LocalDate.parse("2027-03-29"));

    private final SagaTestFixture<SubjectRequestSaga> fixture = new SagaTestFixture<>(SubjectRequestSaga.class);
    private final Commands commands = new Commands();

    private static final class Commands implements SagaCommands {

        private final List<Object> sent = new ArrayList<>();
        private @Nullable Rejection refusal;

        @Override
        public @Nullable Rejected send(Object command) {
            sent.add(command);
            return refusal == null || command instanceof Start ? null : new Rejected(refusal, "as the test wants it");
        }
    }

    private final class TimeOfTheFixture extends Clock {

        @Override
        public Instant instant() {
            return fixture.currentTime();
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

    @BeforeEach
    void prepare() {
        fixture.registerResource(commands);
        fixture.registerResource(new TimeOfTheFixture());
        fixture.givenCurrentTime(RECEIVED);
    }

    @Test
    void anErasureIsOrderedOnceItIsShownWhoThePersonIs() {
        fixture.givenAPublished(received(RequestType.ERASURE, true))
                .whenPublishingA(new IdentityVerified(REQUEST, "passport"))
                .expectActiveSagas(1);

        assertThat(commands.sent)
                .containsExactly(
                        new Start(REQUEST),
                        new EraseProfile(List.of(MIA), ERASURE, "request", REQUEST, false, "system"));
    }

    @Test
    void nothingIsDoneBeforeThat() {
        fixture.givenNoPriorActivity()
                .whenPublishingA(received(RequestType.ERASURE, true))
                .expectActiveSagas(1);

        assertThat(commands.sent).isEmpty();
    }

    @Test
    void theRequestIsCompleteWhenTheErasureIs() {
        fixture.givenAPublished(received(RequestType.ERASURE, false))
                .whenPublishingA(new ErasureCompleted(ERASURE, 3, List.of(), 77, List.of()))
                .expectActiveSagas(1);

        assertThat(commands.sent).endsWith(new Complete(REQUEST, 3, ERASURE, List.of()));
    }

    @Test
    void whatHasToBeKeptIsNamed() {
        List<Kept> kept = List.of(new Kept(MIA, "orders", "tax law"), new Kept(MIA, "orders", "a lawsuit"));
        fixture.givenAPublished(received(RequestType.ERASURE, false))
                .whenPublishingA(new ErasureCompleted(ERASURE, 3, List.of(), 77, kept))
                .expectActiveSagas(1);

        assertThat(commands.sent).endsWith(new Complete(REQUEST, 3, ERASURE, List.of("orders")));
    }

    @Test
    void ofSomebodyUnknownNothingIsHeldAndThatIsTheAnswer() {
        commands.refusal = Rejection.NOT_FOUND;
        fixture.givenNoPriorActivity()
                .whenPublishingA(received(RequestType.ERASURE, false))
                .expectActiveSagas(1);

        assertThat(commands.sent).endsWith(new Complete(REQUEST, 0, null, List.of()));
    }

    @Test
    void whatIsRefusedForAnotherReasonWaitsForSomebodyToLook() {
        commands.refusal = Rejection.CONFLICT;
        fixture.givenNoPriorActivity()
                .whenPublishingA(received(RequestType.ERASURE, false))
                .expectActiveSagas(1);

        assertThat(commands.sent).endsWith(new Stick(REQUEST, "conflict"));
    }

    @Test
    void aRestrictionIsCarriedOutAtOnce() {
        fixture.givenNoPriorActivity()
                .whenPublishingA(received(RequestType.RESTRICTION, false))
                .expectActiveSagas(1);

        assertThat(commands.sent)
                .containsExactly(
                        new Start(REQUEST),
                        new RefuseUses(REQUEST, List.of(MIA), RequestType.RESTRICTION, List.of()),
                        new Complete(REQUEST, 1, null, List.of()));
    }

    @Test
    void whoAsksForAccessIsAnsweredWithoutAnybodysHelp() {
        fixture.givenNoPriorActivity()
                .whenPublishingA(received(RequestType.ACCESS, false))
                .expectActiveSagas(1);

        assertThat(commands.sent).containsExactly(new Start(REQUEST), new PreparePackage(REQUEST, List.of(MIA)));
    }

    @Test
    void alarmsAreRaisedWhenHalfThreeQuartersAndNineTenthsOfTheTimeHavePassedAndWhenItIsOver() throws Exception {
        fixture.givenAPublished(received(RequestType.ACCESS, true))
                .whenTimeElapses(Duration.ofDays(28))
                .expectActiveSagas(1);

        assertThat(commands.sent)
                .containsExactly(
                        new RaiseAlarm(REQUEST, 0),
                        new RaiseAlarm(REQUEST, 50),
                        new RaiseAlarm(REQUEST, 75),
                        new RaiseAlarm(REQUEST, 90),
                        new RaiseAlarm(REQUEST, 100));
    }

    @Test
    void anExtensionMovesTheAlarms() throws Exception {
        fixture.givenAPublished(received(RequestType.ACCESS, true))
                .andThenAPublished(new RequestExtended(REQUEST, DUE.afterExtension(), "many"))
                .whenTimeElapses(Duration.ofDays(28))
                .expectActiveSagas(1);

        assertThat(commands.sent).doesNotContain(new RaiseAlarm(REQUEST, 50));
    }

    @Test
    void anExtensionLeavesTheAlarmAboutTheReceipt() throws Exception {
        fixture.givenAPublished(received(RequestType.ACCESS, true))
                .andThenAPublished(new RequestExtended(REQUEST, DUE.afterExtension(), "many"))
                .whenTimeElapses(Duration.ofDays(11))
                .expectActiveSagas(1);

        assertThat(commands.sent).containsExactly(new RaiseAlarm(REQUEST, 0));
    }

    @Test
    void anAlarmThatComesBeforeItsTimeIsAskedForAnew() {
        RequestPlan plan = RequestPlan.of(received(RequestType.ACCESS, true));
        Instant half = RECEIVED.plus(Duration.ofDays(14));
        Step raise = new Step.Send(new RaiseAlarm(REQUEST, 50));
        String alarm = RequestPlan.ALARM + 50;

        assertThat(plan.onWake(alarm, half)).containsExactly(raise);
        for (Duration early : List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(30))) {
            assertThat(plan.onWake(alarm, half.minus(early))).containsExactly(new Step.Wake(alarm, half));
        }
        assertThat(plan.onWake(RequestPlan.ALARM + 0, RECEIVED.plus(Duration.ofDays(9))))
                .containsExactly(new Step.Wake(RequestPlan.ALARM + 0, RECEIVED.plus(Duration.ofDays(10))));

        RequestPlan extended = plan.after(new RequestExtended(REQUEST, DUE.afterExtension(), "many"));
        assertThat(extended.onWake(alarm, half))
                .as("the wake was of the period before the extension")
                .containsExactly(new Step.Wake(alarm, RECEIVED.plus(Duration.ofDays(29))));
    }

    @Test
    void whatIsClosedRaisesNoAlarmAndIsForgottenAMonthLater() throws Exception {
        fixture.givenAPublished(received(RequestType.ACCESS, true))
                .andThenAPublished(new RequestCancelled(REQUEST))
                .whenTimeElapses(Duration.ofDays(31))
                .expectActiveSagas(1);

        assertThat(commands.sent).containsExactly(new Forget(REQUEST));
    }

    @Test
    void theSagaEndsWithTheMemory() {
        fixture.givenAPublished(received(RequestType.ACCESS, true))
                .andThenAPublished(new RequestCompleted(REQUEST, 1, null, List.of()))
                .whenPublishingA(new RequestForgotten(REQUEST))
                .expectActiveSagas(0);
    }

    private static RequestReceived received(RequestType type, boolean needsIdentity) {
        return new RequestReceived(
                REQUEST,
                type,
                "gdpr",
                "desk",
                RECEIVED,
                List.of(MIA),
                DUE,
                needsIdentity,
                List.of(),
                null,
                null,
                "f",
                List.of(),
                new Requester(List.of(new Identifier(Namespace.EMAIL, "mia@example.org")), null, null));
    }
}
