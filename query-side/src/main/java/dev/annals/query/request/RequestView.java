package dev.annals.query.request;

import dev.annals.api.audit.Description;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.request.Requester;
import dev.annals.api.request.SubjectRequestEvent;
import dev.annals.api.request.SubjectRequestEvent.CallbackEnded;
import dev.annals.api.request.SubjectRequestEvent.RequestCompleted;
import dev.annals.api.request.SubjectRequestEvent.RequestDenied;
import dev.annals.api.request.SubjectRequestEvent.RequestExtended;
import dev.annals.api.request.SubjectRequestEvent.RequestNoted;
import dev.annals.api.request.SubjectRequestEvent.RequestReceived;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.request.RequestDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request with everything that happened to it.
 *
 * @param request how it stands
 * @param reference by what the sender calls it
 * @param purposes what an objection is about
 * @param fragments the ids of the identifiers that were named
 * @param requester who asks; null once that is forgotten
 * @param results with how many things the answer dealt; null while there is none
 * @param outcome the erasure in which it ended, or the identifier whose package was asked for
 * @param resultsUrl the link to the package in which a request for access or portability ended; for the person only
 * @param exceptions the categories that have to be kept
 * @param denial why it was denied
 * @param history what happened, in order
 */
record RequestView(
        RequestDocument request,
        @Nullable String reference,
        List<String> purposes,
        List<FragmentId> fragments,
        @Nullable Who requester,
        @Nullable Long results,
        @Nullable FragmentId outcome,
        @Nullable String resultsUrl,
        List<String> exceptions,
        @Nullable String denial,
        List<Happened> history) {

    /** Reads it. */
    static RequestView of(
            RequestDocument request, EventLog log, BiFunction<FragmentId, Instant, @Nullable String> link) {
        List<Happened> history = new ArrayList<>();
        RequestReceived received = null;
        RequestCompleted completed = null;
        Instant completedAt = null;
        RequestDenied denied = null;
        try (Stream<RecordedEvent> events = log.stream(request.request(), 0)) {
            for (RecordedEvent recorded : events.toList()) {
                if (recorded.event() instanceof SubjectRequestEvent event) {
                    history.add(Happened.of(recorded, event));
                    switch (event) {
                        case RequestReceived it -> received = it;
                        case RequestCompleted it -> {
                            completed = it;
                            completedAt = recorded.at();
                        }
                        case RequestDenied it -> denied = it;
                        default -> {}
                    }
                }
            }
        }
        return new RequestView(
                request,
                received == null ? null : received.reference(),
                received == null ? List.of() : received.purposes(),
                received == null ? List.of() : received.fragments(),
                received == null ? null : Who.of(received.requester()),
                completed == null ? null : completed.results(),
                completed == null ? null : completed.outcome(),
                completed == null || completed.outcome() == null || completedAt == null
                        ? null
                        : link.apply(completed.outcome(), completedAt),
                completed == null ? List.of() : completed.exceptions(),
                denied == null ? null : denied.reason().wireName(),
                history);
    }

    /**
     * Who asks.
     *
     * @param identities by what the person is known
     * @param contact where the answer goes
     * @param message what the person said
     */
    record Who(
            List<Identifier> identities,
            @Nullable String contact,
            @Nullable String message) {

        static @Nullable Who of(@Nullable Requester requester) {
            return requester == null ? null : new Who(requester.identities(), requester.contact(), requester.message());
        }
    }

    /**
     * Something that happened.
     *
     * @param at when
     * @param by who did it
     * @param what in one sentence
     * @param text what was written with it; null for nothing, or once that is forgotten
     * @param position where in the log
     */
    record Happened(
            Instant at, String by, String what, @Nullable String text, long position) {

        static Happened of(RecordedEvent recorded, SubjectRequestEvent event) {
            String text = switch (event) {
                case RequestNoted it -> it.text();
                case RequestExtended it -> it.reason();
                case RequestDenied it -> it.explanation();
                case CallbackEnded it -> it.outcome();
                default -> null;
            };
            return new Happened(recorded.at(), recorded.actor(), Description.of(event), text, recorded.position());
        }
    }
}
