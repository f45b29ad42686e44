package dev.annals.api.request;

import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands about a request that came in. None of them answers anything. */
public sealed interface ChangeRequest {

    /** The request. */
    FragmentId request();

    /** The person was told that the request has come. */
    record Acknowledge(FragmentId request) implements ChangeRequest {}

    /**
     * Somebody looked whether the person is who it says.
     *
     * @param method how, such as {@code mail-link} or {@code passport}; nothing personal
     * @param shown whether it was shown
     */
    record VerifyIdentity(FragmentId request, String method, boolean shown) implements ChangeRequest {}

    /** Somebody is responsible from now on. */
    record Assign(FragmentId request, String assignee) implements ChangeRequest {}

    /** Somebody writes something down. */
    record Note(FragmentId request, String text) implements ChangeRequest {

        @Override
        public String toString() {
            return "Note[" + request + "]";
        }
    }

    /**
     * The answer will take longer.
     *
     * @param reason why, as the person was told
     * @param at when that is decided
     */
    record Extend(FragmentId request, String reason, Instant at) implements ChangeRequest {

        @Override
        public String toString() {
            return "Extend[" + request + "]";
        }
    }

    /** It is about to be carried out. */
    record Start(FragmentId request) implements ChangeRequest {}

    /**
     * It was carried out.
     *
     * @param results how many things were found or dealt with
     * @param outcome the erasure or package in which it ended
     * @param exceptions the categories that have to be kept for now
     */
    record Complete(
            FragmentId request, long results, @Nullable FragmentId outcome, List<String> exceptions)
            implements ChangeRequest {}

    /** It is refused. */
    record Deny(
            FragmentId request,
            DenialReason reason,
            @Nullable String explanation) implements ChangeRequest {

        @Override
        public String toString() {
            return "Deny[" + request + "]";
        }
    }

    /** It is taken back. */
    record Cancel(FragmentId request) implements ChangeRequest {}

    /** So much of the time to answer has passed. */
    record RaiseAlarm(FragmentId request, int percent) implements ChangeRequest {}

    /** It cannot be carried out by itself. */
    record Stick(FragmentId request, String code) implements ChangeRequest {}

    /** A callback address was told, or could not be told. */
    record EndCallback(FragmentId request, int callback, RequestStatus status, int attempts, String outcome)
            implements ChangeRequest {}

    /** Addresses that could not be told are to be told once more. */
    record RetryCallbacks(FragmentId request) implements ChangeRequest {}

    /** It is long closed: who asked is to be forgotten. */
    record Forget(FragmentId request) implements ChangeRequest {}
}
