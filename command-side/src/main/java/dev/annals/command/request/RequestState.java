package dev.annals.command.request;

import dev.annals.api.request.Due;
import dev.annals.api.request.RequestStatus;
import dev.annals.api.request.SubjectRequestEvent;
import dev.annals.api.request.SubjectRequestEvent.AlarmRaised;
import dev.annals.api.request.SubjectRequestEvent.CallbackEnded;
import dev.annals.api.request.SubjectRequestEvent.CallbacksRetried;
import dev.annals.api.request.SubjectRequestEvent.IdentityDoubted;
import dev.annals.api.request.SubjectRequestEvent.IdentityVerified;
import dev.annals.api.request.SubjectRequestEvent.RequestAcknowledged;
import dev.annals.api.request.SubjectRequestEvent.RequestAssigned;
import dev.annals.api.request.SubjectRequestEvent.RequestCancelled;
import dev.annals.api.request.SubjectRequestEvent.RequestCompleted;
import dev.annals.api.request.SubjectRequestEvent.RequestDenied;
import dev.annals.api.request.SubjectRequestEvent.RequestExtended;
import dev.annals.api.request.SubjectRequestEvent.RequestForgotten;
import dev.annals.api.request.SubjectRequestEvent.RequestNoted;
import dev.annals.api.request.SubjectRequestEvent.RequestReceived;
import dev.annals.api.request.SubjectRequestEvent.RequestStarted;
import dev.annals.api.request.SubjectRequestEvent.RequestStuck;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What deciding about a request needs to know of it.
 *
 * @param status how far it is
 * @param due by when it has to be answered now
 * @param fingerprint of what was sent
 * @param acknowledged whether the person was told that it has come
 * @param extended whether the time to answer was extended
 * @param alarms the alarms raised
 * @param assignee who is responsible; null for nobody
 * @param exceptions the categories of data that have to be kept, where it was completed with exceptions
 * @param forgotten whether who asked is forgotten
 */
record RequestState(
        RequestStatus status,
        Due due,
        String fingerprint,
        boolean acknowledged,
        boolean extended,
        Set<Integer> alarms,
        @Nullable String assignee,
        Set<String> exceptions,
        boolean forgotten) {

    static RequestState of(RequestReceived received) {
        return new RequestState(
                received.needsIdentity() ? RequestStatus.AWAITING_IDENTITY : RequestStatus.PENDING,
                received.due(),
                received.fingerprint(),
                false,
                false,
                Set.of(),
                null,
                Set.of(),
                false);
    }

    /** The state after one more event. */
    RequestState after(SubjectRequestEvent event) {
        return switch (event) {
            case RequestReceived it -> of(it);
            case RequestAcknowledged it ->
                new RequestState(status, due, fingerprint, true, extended, alarms, assignee, exceptions, forgotten);
            case IdentityVerified it -> as(RequestStatus.PENDING);
            case IdentityDoubted it -> this;
            case RequestAssigned it ->
                new RequestState(
                        status, due, fingerprint, acknowledged, extended, alarms, it.assignee(), exceptions, forgotten);
            case RequestNoted it -> this;
            case RequestExtended it ->
                new RequestState(
                        status,
                        it.due(),
                        fingerprint,
                        acknowledged,
                        true,
                        alarms.contains(AlarmRaised.RECEIPT) ? Set.of(AlarmRaised.RECEIPT) : Set.of(),
                        assignee,
                        exceptions,
                        forgotten);
            case RequestStarted it -> as(RequestStatus.IN_PROGRESS);
            case RequestCompleted it ->
                new RequestState(
                        it.exceptions().isEmpty() ? RequestStatus.COMPLETED : RequestStatus.COMPLETED_WITH_EXCEPTIONS,
                        due,
                        fingerprint,
                        acknowledged,
                        extended,
                        alarms,
                        assignee,
                        Set.copyOf(it.exceptions()),
                        forgotten);
            case RequestDenied it -> as(RequestStatus.DENIED);
            case RequestCancelled it -> as(RequestStatus.CANCELLED);
            case AlarmRaised it -> {
                Set<Integer> raised = new HashSet<>(alarms);
                raised.add(it.percent());
                yield new RequestState(
                        status,
                        due,
                        fingerprint,
                        acknowledged,
                        extended,
                        Set.copyOf(raised),
                        assignee,
                        exceptions,
                        forgotten);
            }
            case RequestStuck it -> this;
            case CallbackEnded it -> this;
            case CallbacksRetried it -> this;
            case RequestForgotten it ->
                new RequestState(status, due, fingerprint, acknowledged, extended, alarms, assignee, exceptions, true);
        };
    }

    private RequestState as(RequestStatus next) {
        return new RequestState(
                next, due, fingerprint, acknowledged, extended, alarms, assignee, exceptions, forgotten);
    }
}
