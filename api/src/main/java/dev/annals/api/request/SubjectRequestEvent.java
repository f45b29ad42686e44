package dev.annals.api.request;

import dev.annals.api.Event;
import dev.annals.api.Personal;
import dev.annals.api.Subject;
import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to a request of a person, in a stream and under a key of the request's own. */
public sealed interface SubjectRequestEvent extends Event {

    /** The request. */
    FragmentId request();

    /**
     * A request came in.
     *
     * @param request its id
     * @param type what is asked for
     * @param law the law it is answered by, such as {@code gdpr}
     * @param channel by which way it came: {@code desk} or {@code opendsr}
     * @param submitted when the person asked
     * @param fragments the fragments of the identities that the person named
     * @param due by when the law wants it answered
     * @param needsIdentity whether it has to be shown first that the person is who it says
     * @param purposes the keys of the purposes that an objection is about; empty for all to which it can be about
     * @param controller who asks for the person, by the name of its token; null for the person itself
     * @param reference by what the sender calls the request; null for nothing
     * @param fingerprint of what was sent, so that sending the same again is told from sending something else
     * @param callbacks the addresses that are told of each change
     * @param requester who asks; null once the request's key is destroyed
     */
    @Wire(name = "request.received")
    record RequestReceived(
            @Subject FragmentId request,
            RequestType type,
            String law,
            String channel,
            Instant submitted,
            List<FragmentId> fragments,
            Due due,
            boolean needsIdentity,
            List<String> purposes,
            @Nullable String controller,
            @Nullable String reference,
            String fingerprint,
            List<String> callbacks,
            @Personal @Nullable Requester requester)
            implements SubjectRequestEvent {}

    /** The person was told that the request has come. */
    @Wire(name = "request.acknowledged")
    record RequestAcknowledged(FragmentId request) implements SubjectRequestEvent {}

    /**
     * It was shown that the person is who it says.
     *
     * @param request the request
     * @param method how, such as {@code mail-link} or {@code passport}; nothing personal
     */
    @Wire(name = "request.identity-verified")
    record IdentityVerified(FragmentId request, String method) implements SubjectRequestEvent {}

    /**
     * An attempt to show who the person is failed.
     *
     * @param request the request
     * @param method how it was tried
     */
    @Wire(name = "request.identity-doubted")
    record IdentityDoubted(FragmentId request, String method) implements SubjectRequestEvent {}

    /**
     * Somebody was made responsible.
     *
     * @param request the request
     * @param assignee the actor, such as {@code compliance:carla}
     */
    @Wire(name = "request.assigned")
    record RequestAssigned(FragmentId request, String assignee) implements SubjectRequestEvent {}

    /**
     * Somebody wrote something down.
     *
     * @param request the request
     * @param text what; null once the request's key is destroyed
     */
    @Wire(name = "request.noted")
    record RequestNoted(
            @Subject FragmentId request, @Personal @Nullable String text) implements SubjectRequestEvent {}

    /**
     * The answer will take longer, and the person was told why.
     *
     * @param request the request
     * @param due by when the law wants it answered now
     * @param reason why; null once the request's key is destroyed
     */
    @Wire(name = "request.extended")
    record RequestExtended(
            @Subject FragmentId request,
            Due due,
            @Personal @Nullable String reason) implements SubjectRequestEvent {}

    /** It is being carried out. */
    @Wire(name = "request.started")
    record RequestStarted(FragmentId request) implements SubjectRequestEvent {}

    /**
     * It was carried out.
     *
     * @param request the request
     * @param results how many things were found or dealt with
     * @param outcome the erasure or package in which it ended; null for none
     * @param exceptions the categories that have to be kept for now
     */
    @Wire(name = "request.completed")
    record RequestCompleted(
            FragmentId request, long results, @Nullable FragmentId outcome, List<String> exceptions)
            implements SubjectRequestEvent {}

    /**
     * It was refused.
     *
     * @param request the request
     * @param reason why
     * @param explanation what the person was told; null for nothing, or once the request's key is destroyed
     */
    @Wire(name = "request.denied")
    record RequestDenied(
            @Subject FragmentId request,
            DenialReason reason,
            @Personal @Nullable String explanation) implements SubjectRequestEvent {}

    /** It was taken back before it was carried out. */
    @Wire(name = "request.cancelled")
    record RequestCancelled(FragmentId request) implements SubjectRequestEvent {}

    /**
     * So much of the time to answer has passed.
     *
     * @param request the request
     * @param percent 50, 75, 90, or 100 when it is over; 0 for the confirmation of the receipt that is overdue
     */
    @Wire(name = "request.alarm-raised")
    record AlarmRaised(FragmentId request, int percent) implements SubjectRequestEvent {

        /** Stands for the confirmation of the receipt. */
        public static final int RECEIPT = 0;
    }

    /**
     * It could not be carried out by itself; somebody has to look.
     *
     * @param request the request
     * @param code the rejection's code
     */
    @Wire(name = "request.stuck")
    record RequestStuck(FragmentId request, String code) implements SubjectRequestEvent {}

    /**
     * A callback address was told, or could not be told.
     *
     * @param request the request
     * @param callback the place of the address among those given, from 0
     * @param status the request's status that it was told
     * @param attempts how often it was tried
     * @param outcome {@code delivered}, or why not
     */
    @Wire(name = "request.callback-ended")
    record CallbackEnded(FragmentId request, int callback, RequestStatus status, int attempts, String outcome)
            implements SubjectRequestEvent {}

    /** Addresses that could not be told are to be told once more. */
    @Wire(name = "request.callbacks-retried")
    record CallbacksRetried(FragmentId request) implements SubjectRequestEvent {}

    /** The request is long closed: its key is destroyed, and with it who asked. */
    @Wire(name = "request.forgotten")
    record RequestForgotten(FragmentId request) implements SubjectRequestEvent {}
}
