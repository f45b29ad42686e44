package dev.annals.command.request;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.Interaction;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.interaction.Receipt;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.request.ChangeRequest;
import dev.annals.api.request.RequestStatus;
import dev.annals.api.request.RequestType;
import dev.annals.api.request.Requester;
import dev.annals.api.request.SubjectRequestEvent;
import dev.annals.api.request.SubjectRequestEvent.RequestReceived;
import dev.annals.command.interaction.Recorder;
import dev.annals.command.interaction.Submission;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Corrects what is recorded about a person by recording what is true: history is added to, never changed. */
final class Rectification {

    private static final String SOURCE = "rectification";
    private static final int MOST_TRAITS = 50;
    private static final int LONGEST_TEXT = 2_000;

    private final EventLog log;
    private final Recorder recorder;

    Rectification(EventLog log, Recorder recorder) {
        this.log = log;
        this.recorder = recorder;
    }

    /** Records the correction once, and answers what completes the request. */
    ChangeRequest of(FragmentId request, @Nullable Map<String, @Nullable Object> traits, Instant now) {
        Map<String, @Nullable Object> corrections = checked(traits);
        Known known = known(request);
        if (known.received().type() != RequestType.RECTIFICATION || known.status() != RequestStatus.IN_PROGRESS) {
            throw new Rejected(Rejection.CONFLICT, "It is no request for rectification that is being carried out.");
        }
        Requester requester = known.received().requester();
        if (requester == null) {
            throw new Rejected(Rejection.GONE, "Who made the request was forgotten.");
        }
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        Receipt receipt = Waiting.forAnswer(recorder.submit(List.of(new Submission.Acceptable(new Interaction(
                        SOURCE,
                        InteractionType.IDENTIFY,
                        null,
                        at,
                        at,
                        false,
                        new Content(
                                "request-" + request,
                                requester.identities(),
                                null,
                                corrections,
                                Map.of(),
                                Map.of()))))))
                .getFirst();
        if (receipt.status() == Receipt.Status.REFUSED) {
            throw new Rejected(Rejection.CONFLICT, "It cannot be recorded: " + receipt.reason());
        }
        return new ChangeRequest.Complete(request, corrections.size(), null, List.of());
    }

    /** @throws Rejected with {@code CONFLICT} for a request that completes by itself */
    void mustBeAnsweredBySomebody(FragmentId request) {
        RequestType type = known(request).received().type();
        boolean isBySomebody = switch (type) {
            case ACCESS, PORTABILITY, RECTIFICATION -> true;
            case RESTRICTION, OBJECTION, ERASURE, OPT_OUT_OF_SALE -> false;
        };
        if (!isBySomebody) {
            throw new Rejected(Rejection.CONFLICT, "A request of type " + type.wireName() + " completes by itself.");
        }
    }

    /**
     * By what the person is named in a request for restriction that was followed.
     *
     * @throws Rejected with {@code CONFLICT} for any other request
     */
    List<FragmentId> restricted(FragmentId request) {
        Known known = known(request);
        if (known.received().type() != RequestType.RESTRICTION || known.status() != RequestStatus.COMPLETED) {
            throw new Rejected(Rejection.CONFLICT, "It is no request for restriction that was followed.");
        }
        return known.received().fragments();
    }

    private Known known(FragmentId request) {
        try (Stream<RecordedEvent> events = log.stream(request, 0)) {
            return events.map(RecordedEvent::event)
                    .filter(SubjectRequestEvent.class::isInstance)
                    .map(SubjectRequestEvent.class::cast)
                    .<Known>reduce(Known.NOTHING, Known::after, (one, other) -> other);
        }
    }

    private static Map<String, @Nullable Object> checked(@Nullable Map<String, @Nullable Object> traits) {
        if (traits == null || traits.isEmpty() || traits.size() > MOST_TRAITS) {
            throw new Rejected(
                    Rejection.MISSING_FIELD, "$.traits is to hold 1 to " + MOST_TRAITS + " names with their values.");
        }
        traits.forEach((name, value) -> {
            boolean isPlain = value == null
                    || value instanceof Boolean
                    || value instanceof Number
                    || (value instanceof String text && text.length() <= LONGEST_TEXT);
            if (!isPlain || name.isBlank()) {
                throw new Rejected(
                        Rejection.INVALID_FIELD, "$.traits holds something else than texts, numbers, true and false.");
            }
        });
        return traits;
    }

    private record Known(
            @Nullable RequestReceived first, @Nullable RequestState state) {

        private static final Known NOTHING = new Known(null, null);

        Known after(SubjectRequestEvent event) {
            return event instanceof RequestReceived it
                    ? new Known(it, RequestState.of(it))
                    : new Known(first, state == null ? null : state.after(event));
        }

        RequestReceived received() {
            if (first == null) {
                throw new Rejected(Rejection.NOT_FOUND, "There is no request of this id.");
            }
            return first;
        }

        @Nullable
        RequestStatus status() {
            return state == null ? null : state.status();
        }
    }
}
