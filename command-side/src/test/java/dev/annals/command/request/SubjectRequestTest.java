package dev.annals.command.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.request.ChangeRequest;
import dev.annals.api.request.DenialReason;
import dev.annals.api.request.Due;
import dev.annals.api.request.ReceiveRequest;
import dev.annals.api.request.RequestReceipt;
import dev.annals.api.request.RequestType;
import dev.annals.api.request.Requester;
import dev.annals.api.request.SubjectRequestEvent.AlarmRaised;
import dev.annals.api.request.SubjectRequestEvent.IdentityDoubted;
import dev.annals.api.request.SubjectRequestEvent.IdentityVerified;
import dev.annals.api.request.SubjectRequestEvent.RequestCancelled;
import dev.annals.api.request.SubjectRequestEvent.RequestCompleted;
import dev.annals.api.request.SubjectRequestEvent.RequestDenied;
import dev.annals.api.request.SubjectRequestEvent.RequestExtended;
import dev.annals.api.request.SubjectRequestEvent.RequestForgotten;
import dev.annals.api.request.SubjectRequestEvent.RequestReceived;
import dev.annals.api.request.SubjectRequestEvent.RequestStarted;
import dev.annals.platform.crypto.SubjectKeys;
import dev.annals.testkit.InMemorySubjectKeys;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SubjectRequestTest {

    private static final FragmentId REQUEST = new FragmentId(new UUID(1, 1));
    private static final FragmentId MIA = new FragmentId(new UUID(2, 2));
    private static final Due DUE = new Due(
            "UTC", LocalDate.parse("2027-01-31"), null, LocalDate.parse("2027-02-28"), LocalDate.parse("2027-04-30"));
    private static final Instant IN_TIME = Instant.parse("2027-02-28T23:59:59Z");
    private static final Instant TOO_LATE = Instant.parse("2027-03-01T00:00:00Z");

    private final AggregateTestFixture<SubjectRequest> fixture = new AggregateTestFixture<>(SubjectRequest.class);
    private final SubjectKeys keys = new InMemorySubjectKeys();

    @BeforeEach
    void prepare() {
        fixture.registerCommandTargetResolver(RequestCommandsConfiguration::target);
        fixture.registerInjectableResource(keys);
        fixture.setReportIllegalStateChange(false);
    }

    @Test
    void isReceivedOnce() {
        fixture.givenNoPriorActivity()
                .when(receive("same"))
                .expectEvents(received(true))
                .expectResultMessagePayload(new RequestReceipt(REQUEST, true));
        fixture.given(received(true))
                .when(receive("same"))
                .expectNoEvents()
                .expectResultMessagePayload(new RequestReceipt(REQUEST, false));
    }

    @Test
    void anotherOneUnderItsIdIsRefused() {
        fixture.given(received(true)).when(receive("other")).expectException(Rejected.class);
    }

    @Test
    void waitsUntilItIsShownWhoThePersonIs() {
        fixture.given(received(true)).when(new ChangeRequest.Start(REQUEST)).expectException(Rejected.class);
        fixture.given(received(true))
                .when(new ChangeRequest.VerifyIdentity(REQUEST, "passport", false))
                .expectEvents(new IdentityDoubted(REQUEST, "passport"));
        fixture.given(received(true), new IdentityVerified(REQUEST, "passport"))
                .when(new ChangeRequest.Start(REQUEST))
                .expectEvents(new RequestStarted(REQUEST));
    }

    @Test
    void isStartedAndCompletedOnce() {
        fixture.given(received(false), new RequestStarted(REQUEST))
                .when(new ChangeRequest.Start(REQUEST))
                .expectNoEvents();
        RequestCompleted completed = new RequestCompleted(REQUEST, 3, null, List.of());
        fixture.given(received(false), new RequestStarted(REQUEST))
                .when(new ChangeRequest.Complete(REQUEST, 3, null, List.of()))
                .expectEvents(completed);
        fixture.given(received(false), new RequestStarted(REQUEST), completed)
                .when(new ChangeRequest.Complete(REQUEST, 3, null, List.of()))
                .expectNoEvents();
    }

    @Test
    void isCompletedOnceMoreWhenWhatHadToBeKeptIsKeptNoLonger() {
        fixture.given(
                        received(false),
                        new RequestStarted(REQUEST),
                        new RequestCompleted(REQUEST, 3, null, List.of("orders")))
                .when(new ChangeRequest.Complete(REQUEST, 4, null, List.of()))
                .expectEvents(new RequestCompleted(REQUEST, 4, null, List.of()));
    }

    @Nested
    class Extending {

        @Test
        void needsTheFirstPeriodNotToBeOver() {
            fixture.given(received(false))
                    .when(new ChangeRequest.Extend(REQUEST, "many requests", IN_TIME))
                    .expectEvents(new RequestExtended(REQUEST, DUE.afterExtension(), "many requests"));
            fixture.given(received(false))
                    .when(new ChangeRequest.Extend(REQUEST, "many requests", TOO_LATE))
                    .expectException(Rejected.class);
        }

        @Test
        void isPossibleOnce() {
            fixture.given(received(false), new RequestExtended(REQUEST, DUE.afterExtension(), "many requests"))
                    .when(new ChangeRequest.Extend(REQUEST, "still many", IN_TIME))
                    .expectException(Rejected.class);
        }
    }

    @Test
    void canBeCancelledUntilItIsCarriedOut() {
        fixture.given(received(false))
                .when(new ChangeRequest.Cancel(REQUEST))
                .expectEvents(new RequestCancelled(REQUEST));
        fixture.given(received(false), new RequestStarted(REQUEST))
                .when(new ChangeRequest.Cancel(REQUEST))
                .expectException(Rejected.class);
    }

    @Test
    void aDeniedRequestIsClosed() {
        RequestDenied denied = new RequestDenied(REQUEST, DenialReason.INSUF_VERIFICATION, null);
        fixture.given(received(true))
                .when(new ChangeRequest.Deny(REQUEST, DenialReason.INSUF_VERIFICATION, null))
                .expectEvents(denied);
        fixture.given(received(true), denied)
                .when(new ChangeRequest.Start(REQUEST))
                .expectException(Rejected.class);
        fixture.given(received(true), denied)
                .when(new ChangeRequest.RaiseAlarm(REQUEST, 50))
                .expectNoEvents();
    }

    @Test
    void exceptionsBecomeFewerOneHoldAfterTheOtherAndNeverMore() {
        RequestCompleted both = new RequestCompleted(REQUEST, 2, REQUEST, List.of("orders", "consent"));
        RequestCompleted one = new RequestCompleted(REQUEST, 2, REQUEST, List.of("consent"));
        RequestCompleted none = new RequestCompleted(REQUEST, 2, REQUEST, List.of());
        fixture.given(received(true), new RequestStarted(REQUEST), both)
                .when(new ChangeRequest.Complete(REQUEST, 2, REQUEST, List.of("consent")))
                .expectEvents(one);
        fixture.given(received(true), new RequestStarted(REQUEST), both, one)
                .when(new ChangeRequest.Complete(REQUEST, 2, REQUEST, List.of("orders", "consent")))
                .expectNoEvents();
        fixture.given(received(true), new RequestStarted(REQUEST), both, one)
                .when(new ChangeRequest.Complete(REQUEST, 2, REQUEST, List.of()))
                .expectEvents(none);
    }

    @Test
    void eachAlarmIsRaisedOnceAndAnewAfterAnExtension() {
        fixture.given(received(true), new AlarmRaised(REQUEST, 50))
                .when(new ChangeRequest.RaiseAlarm(REQUEST, 50))
                .expectNoEvents();
        fixture.given(
                        received(true),
                        new AlarmRaised(REQUEST, 50),
                        new RequestExtended(REQUEST, DUE.afterExtension(), "many requests"))
                .when(new ChangeRequest.RaiseAlarm(REQUEST, 50))
                .expectEvents(new AlarmRaised(REQUEST, 50));
        fixture.given(
                        received(true),
                        new AlarmRaised(REQUEST, AlarmRaised.RECEIPT),
                        new RequestExtended(REQUEST, DUE.afterExtension(), "many requests"))
                .when(new ChangeRequest.RaiseAlarm(REQUEST, AlarmRaised.RECEIPT))
                .expectNoEvents();
    }

    @Test
    void whoAskedIsForgottenWithTheKey() {
        keys.obtain(List.of(REQUEST));
        fixture.given(received(true), new RequestCancelled(REQUEST))
                .when(new ChangeRequest.Forget(REQUEST))
                .expectEvents(new RequestForgotten(REQUEST));
        assertThat(keys.find(List.of(REQUEST))).isEmpty();
    }

    @Test
    void whatNobodyKnowsCannotBeChanged() {
        fixture.givenNoPriorActivity().when(new ChangeRequest.Start(REQUEST)).expectException(Exception.class);
    }

    private static ReceiveRequest receive(String fingerprint) {
        return new ReceiveRequest(
                REQUEST,
                RequestType.ERASURE,
                "gdpr",
                "desk",
                Instant.parse("2027-01-31T10:00:00Z"),
                List.of(MIA),
                DUE,
                true,
                List.of(),
                null,
                null,
                fingerprint,
                List.of(),
                requester());
    }

    private static RequestReceived received(boolean needsIdentity) {
        return new RequestReceived(
                REQUEST,
                RequestType.ERASURE,
                "gdpr",
                "desk",
                Instant.parse("2027-01-31T10:00:00Z"),
                List.of(MIA),
                DUE,
                needsIdentity,
                List.of(),
                null,
                null,
                "same",
                List.of(),
                requester());
    }

    private static Requester requester() {
        return new Requester(List.of(new Identifier(Namespace.EMAIL, "mia@example.org")), null, null);
    }
}
