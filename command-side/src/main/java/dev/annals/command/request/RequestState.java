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
                false);
    }

    /** The state after one more event. */
    RequestState after(SubjectRequestEvent event) {
        return switch (event) {
            case RequestReceived it -> of(it);
            case RequestAcknowledged it ->
                new RequestState(status, due, fingerprint, true, extended, alarms, assignee, forgotten);
            case IdentityVerified it -> as(RequestStatus.PENDING);
            case IdentityDoubted it -> this;
            case RequestAssigned it ->
                new RequestState(status, due, fingerprint, acknowledged, extended, alarms, it.assignee(), forgotten);
            case RequestNoted it -> this;
            case RequestExtended it ->
                new RequestState(status, it.due(), fingerprint, acknowledged, true, Set.of(), assignee, forgotten);
            case RequestStarted it -> as(RequestStatus.IN_PROGRESS);
            case RequestCompleted it ->
                as(it.exceptions().isEmpty() ? RequestStatus.COMPLETED : RequestStatus.COMPLETED_WITH_EXCEPTIONS);
            case RequestDenied it -> as(RequestStatus.DENIED);
            case RequestCancelled it -> as(RequestStatus.CANCELLED);
            case AlarmRaised it -> {
                Set<Integer> raised = new HashSet<>(alarms);
                raised.add(it.percent());
                yield new RequestState(
                        status, due, fingerprint, acknowledged, extended, Set.copyOf(raised), assignee, forgotten);
            }
            case RequestStuck it -> this;
            case CallbackEnded it -> this;
            case CallbacksRetried it -> this;
            case RequestForgotten it ->
                new RequestState(status, due, fingerprint, acknowledged, extended, alarms, assignee, true);
        };
    }

    private RequestState as(RequestStatus next) {
        return new RequestState(next, due, fingerprint, acknowledged, extended, alarms, assignee, forgotten);
    }
}
