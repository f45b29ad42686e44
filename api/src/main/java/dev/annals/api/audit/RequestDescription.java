package dev.annals.api.audit;

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

/** What events of requests of people mean. */
final class RequestDescription {

    private RequestDescription() {}

    static String of(SubjectRequestEvent event) {
        return switch (event) {
            case RequestReceived it ->
                "A request came in by the " + it.channel() + ": " + it.type().wireName() + ", by the law " + it.law()
                        + ", to be answered by " + it.due().answer() + ".";
            case RequestAcknowledged it -> "The person was told that the request has come.";
            case IdentityVerified it -> "It was shown by " + it.method() + " that the person is who it says.";
            case IdentityDoubted it -> "It could not be shown by " + it.method() + " that the person is who it says.";
            case RequestAssigned it -> it.assignee() + " became responsible for the request.";
            case RequestNoted it -> "Somebody wrote something down about the request.";
            case RequestExtended it ->
                "The time to answer was extended to " + it.due().answer() + ".";
            case RequestStarted it -> "The request is being carried out.";
            case RequestCompleted it ->
                "The request was answered; it dealt with " + it.results() + " things"
                        + (it.exceptions().isEmpty()
                                ? "."
                                : ", except for " + String.join(", ", it.exceptions()) + ".");
            case RequestDenied it -> "The request was denied: " + it.reason().wireName() + ".";
            case RequestCancelled it -> "The request was taken back.";
            case AlarmRaised it ->
                it.percent() == 0
                        ? "The receipt of the request is still to be confirmed."
                        : it.percent() + " percent of the time to answer the request have passed.";
            case RequestStuck it -> "The request could not be carried out by itself: " + it.code() + ".";
            case CallbackEnded it ->
                "Callback " + it.callback() + " about the status " + it.status().wireName() + " ended after "
                        + it.attempts() + " attempts: " + it.outcome() + ".";
            case CallbacksRetried it -> "Addresses that could not be told are told once more.";
            case RequestForgotten it -> "Who made the request was forgotten.";
        };
    }
}
