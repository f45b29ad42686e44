package dev.annals.command.request;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.request.ChangeRequest;
import dev.annals.api.request.ChangeRequest.Acknowledge;
import dev.annals.api.request.ChangeRequest.Assign;
import dev.annals.api.request.ChangeRequest.Cancel;
import dev.annals.api.request.ChangeRequest.Complete;
import dev.annals.api.request.ChangeRequest.Deny;
import dev.annals.api.request.ChangeRequest.EndCallback;
import dev.annals.api.request.ChangeRequest.Extend;
import dev.annals.api.request.ChangeRequest.Forget;
import dev.annals.api.request.ChangeRequest.Note;
import dev.annals.api.request.ChangeRequest.RaiseAlarm;
import dev.annals.api.request.ChangeRequest.RetryCallbacks;
import dev.annals.api.request.ChangeRequest.Start;
import dev.annals.api.request.ChangeRequest.Stick;
import dev.annals.api.request.ChangeRequest.VerifyIdentity;
import dev.annals.api.request.ReceiveRequest;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of the desk, each by its name. What was decided already is decided once more without an event. */
final class RequestDecisions {

    private RequestDecisions() {}

    /** The same request may be sent again; another one under its id may not. */
    static List<SubjectRequestEvent> receive(@Nullable RequestState state, ReceiveRequest it) {
        if (state == null) {
            return List.of(new RequestReceived(
                    it.request(),
                    it.type(),
                    it.law(),
                    it.channel(),
                    it.submitted(),
                    it.fragments(),
                    it.due(),
                    it.needsIdentity(),
                    it.purposes(),
                    it.controller(),
                    it.reference(),
                    it.fingerprint(),
                    it.callbacks(),
                    it.requester()));
        }
        if (!state.fingerprint().equals(it.fingerprint())) {
            throw new Rejected(Rejection.REQUEST_ID_TAKEN, "Another request was received under this id.");
        }
        return List.of();
    }

    static List<SubjectRequestEvent> change(RequestState state, ChangeRequest command) {
        return switch (command) {
            case Acknowledge it -> state.acknowledged() ? List.of() : List.of(new RequestAcknowledged(it.request()));
            case VerifyIdentity it -> verify(state, it);
            case Assign it ->
                it.assignee().equals(state.assignee())
                        ? List.of()
                        : List.of(new RequestAssigned(open(state, it).request(), it.assignee()));
            case Note it -> List.of(new RequestNoted(it.request(), it.text()));
            case Extend it -> extend(state, it);
            case Start it -> start(state, it);
            case Complete it -> complete(state, it);
            case Deny it -> List.of(new RequestDenied(open(state, it).request(), it.reason(), it.explanation()));
            case Cancel it -> cancel(state, it);
            case RaiseAlarm it -> alarm(state, it);
            case Stick it -> List.of(new RequestStuck(open(state, it).request(), it.code()));
            case EndCallback it ->
                List.of(new CallbackEnded(it.request(), it.callback(), it.status(), it.attempts(), it.outcome()));
            case RetryCallbacks it -> List.of(new CallbacksRetried(it.request()));
            case Forget it -> forget(state, it);
        };
    }

    private static List<SubjectRequestEvent> verify(RequestState state, VerifyIdentity it) {
        if (state.status() != RequestStatus.AWAITING_IDENTITY) {
            throw conflict("Nobody waits any more for it to be shown who the person is.");
        }
        return List.of(
                it.shown()
                        ? new IdentityVerified(it.request(), it.method())
                        : new IdentityDoubted(it.request(), it.method()));
    }

    /** Only within the first period, only once, and only where the law allows it. */
    private static List<SubjectRequestEvent> extend(RequestState state, Extend it) {
        open(state, it);
        if (state.extended() || state.due().extended() == null) {
            throw conflict("The law does not allow another extension.");
        }
        if (!it.at().isBefore(state.due().end(state.due().answer()))) {
            throw conflict("The first period ended on " + state.due().answer() + "; it cannot be extended after that.");
        }
        return List.of(new RequestExtended(it.request(), state.due().afterExtension(), it.reason()));
    }

    private static List<SubjectRequestEvent> start(RequestState state, Start it) {
        return switch (state.status()) {
            case PENDING -> List.of(new RequestStarted(it.request()));
            case AWAITING_IDENTITY -> throw conflict("It was not shown yet who the person is.");
            case IN_PROGRESS, COMPLETED, COMPLETED_WITH_EXCEPTIONS -> List.of();
            case DENIED, CANCELLED -> throw conflict("The request is closed.");
        };
    }

    /** Exceptions only ever become fewer: what says more of them is older than what is known. */
    private static List<SubjectRequestEvent> complete(RequestState state, Complete it) {
        boolean isNews = state.status() == RequestStatus.IN_PROGRESS
                || (state.status() == RequestStatus.COMPLETED_WITH_EXCEPTIONS
                        && state.exceptions().containsAll(it.exceptions())
                        && !it.exceptions().containsAll(state.exceptions()));
        if (!isNews
                && state.status() != RequestStatus.COMPLETED
                && state.status() != RequestStatus.COMPLETED_WITH_EXCEPTIONS) {
            throw conflict("Only what is being carried out can be completed.");
        }
        return isNews
                ? List.of(new RequestCompleted(it.request(), it.results(), it.outcome(), it.exceptions()))
                : List.of();
    }

    private static List<SubjectRequestEvent> cancel(RequestState state, Cancel it) {
        return switch (state.status()) {
            case AWAITING_IDENTITY, PENDING -> List.of(new RequestCancelled(it.request()));
            case CANCELLED -> List.of();
            case IN_PROGRESS, COMPLETED, COMPLETED_WITH_EXCEPTIONS, DENIED ->
                throw conflict("Only a request that is not carried out yet can be cancelled.");
        };
    }

    private static List<SubjectRequestEvent> alarm(RequestState state, RaiseAlarm it) {
        boolean isDue = it.percent() == AlarmRaised.RECEIPT
                ? !state.acknowledged() && state.status() != RequestStatus.CANCELLED
                : state.status().isOpen();
        return isDue && !state.alarms().contains(it.percent())
                ? List.of(new AlarmRaised(it.request(), it.percent()))
                : List.of();
    }

    private static List<SubjectRequestEvent> forget(RequestState state, Forget it) {
        if (state.status().isOpen()) {
            throw conflict("The request is not closed.");
        }
        return state.forgotten() ? List.of() : List.of(new RequestForgotten(it.request()));
    }

    private static ChangeRequest open(RequestState state, ChangeRequest command) {
        if (!state.status().isOpen()) {
            throw conflict("The request is closed.");
        }
        return command;
    }

    private static Rejected conflict(String detail) {
        return new Rejected(Rejection.CONFLICT, detail);
    }
}
