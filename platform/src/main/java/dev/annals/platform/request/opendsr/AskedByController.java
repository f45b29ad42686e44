package dev.annals.platform.request.opendsr;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.request.DenialReason;
import dev.annals.api.request.Due;
import dev.annals.api.request.RequestStatus;
import dev.annals.api.request.RequestType;
import dev.annals.api.request.SubjectRequestEvent;
import dev.annals.api.request.SubjectRequestEvent.RequestReceived;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.privacy.RequestPackages;
import dev.annals.platform.security.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that a controller sent, as its own events tell it: what OpenDSR says of it, and nothing personal.
 *
 * @param request its id here
 * @param reference its id in OpenDSR
 * @param controller the controller's name
 * @param received when it was received
 * @param status how far it is
 * @param due by when it has to be answered
 * @param results how many things were found or dealt with; null before
 * @param denied why it was denied; null where it was not
 * @param exceptions the categories that have to be kept for now
 * @param callbacks the addresses that are told of each change
 * @param type what is asked for
 * @param outcome in what it ended; null for nothing that has an id
 * @param completed when it was completed; null while it is not
 */
public record AskedByController(
        FragmentId request,
        String reference,
        String controller,
        Instant received,
        RequestStatus status,
        Due due,
        @Nullable Long results,
        @Nullable DenialReason denied,
        List<String> exceptions,
        List<String> callbacks,
        RequestType type,
        @Nullable FragmentId outcome,
        @Nullable Instant completed) {

    /** The channel of these requests. */
    public static final String CHANNEL = "opendsr";

    /** The version of OpenDSR that is spoken. */
    public static final String VERSION = "2.0";

    /** The id here of a request: each controller has ids of its own, and does not see those of others. */
    public static FragmentId idOf(FragmentIds ids, Caller controller, String reference) {
        return ids.of("request", CHANNEL, controller.actor(), reference);
    }

    /** The request of that id; empty when there is none. */
    public static Optional<AskedByController> find(EventLog log, FragmentId request) {
        try (Stream<RecordedEvent> events = log.stream(request, 0)) {
            @Nullable AskedByController found = null;
            for (RecordedEvent recorded : (Iterable<RecordedEvent>) events::iterator) {
                found = found == null ? begun(recorded).orElse(null) : found.after(recorded);
            }
            return Optional.ofNullable(found);
        }
    }

    /** What an event begins; empty when it is not the receipt of such a request. */
    public static Optional<AskedByController> begun(RecordedEvent recorded) {
        return recorded.event() instanceof RequestReceived it
                        && it.channel().equals(CHANNEL)
                        && it.controller() != null
                        && it.reference() != null
                ? Optional.of(new AskedByController(
                        it.request(),
                        it.reference(),
                        it.controller(),
                        recorded.at(),
                        it.needsIdentity() ? RequestStatus.AWAITING_IDENTITY : RequestStatus.PENDING,
                        it.due(),
                        null,
                        null,
                        List.of(),
                        it.callbacks(),
                        it.type(),
                        null,
                        null))
                : Optional.empty();
    }

    /** The request after one more of its events. */
    public AskedByController after(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case SubjectRequestEvent.IdentityVerified it -> as(RequestStatus.PENDING, due, results, null, exceptions);
            case SubjectRequestEvent.RequestStarted it -> as(RequestStatus.IN_PROGRESS, due, results, null, exceptions);
            case SubjectRequestEvent.RequestExtended it -> as(status, it.due(), results, denied, exceptions);
            case SubjectRequestEvent.RequestCompleted it ->
                as(
                                it.exceptions().isEmpty()
                                        ? RequestStatus.COMPLETED
                                        : RequestStatus.COMPLETED_WITH_EXCEPTIONS,
                                due,
                                it.results(),
                                null,
                                it.exceptions())
                        .endedIn(it.outcome(), recorded.at());
            case SubjectRequestEvent.RequestDenied it -> as(RequestStatus.DENIED, due, 0L, it.reason(), List.of());
            case SubjectRequestEvent.RequestCancelled it -> as(RequestStatus.CANCELLED, due, results, null, exceptions);
            default -> this;
        };
    }

    private AskedByController as(
            RequestStatus next, Due then, @Nullable Long found, @Nullable DenialReason reason, List<String> kept) {
        return new AskedByController(
                request,
                reference,
                controller,
                received,
                next,
                then,
                found,
                reason,
                kept,
                callbacks,
                type,
                outcome,
                completed);
    }

    private AskedByController endedIn(@Nullable FragmentId what, Instant at) {
        return new AskedByController(
                request,
                reference,
                controller,
                received,
                status,
                due,
                results,
                denied,
                exceptions,
                callbacks,
                type,
                what,
                at);
    }

    /** By when it is answered, at the latest. */
    public Instant expected() {
        return due.end(due.answer());
    }

    /** What OpenDSR calls how far it is. It knows no denial: a denied request is completed, without a result. */
    public String statusInOpenDsr() {
        return switch (status) {
            case AWAITING_IDENTITY, PENDING -> "pending";
            case IN_PROGRESS -> "in_progress";
            case COMPLETED, COMPLETED_WITH_EXCEPTIONS, DENIED -> "completed";
            case CANCELLED -> "cancelled";
        };
    }

    /**
     * What is answered to the question how far it is, and told to callbacks.
     *
     * @param domain the processor's, under which its own words stand
     * @param packages makes the link to what was asked for
     * @param base the address under which this installation is reached; null where it is not known
     */
    public ObjectNode told(String domain, RequestPackages packages, @Nullable String base) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("controller_id", controller);
        body.put("expected_completion_time", expected().toString());
        body.put("subject_request_id", reference);
        body.put("request_status", statusInOpenDsr());
        body.put("api_version", VERSION);
        body.put(
                "results_url",
                base == null
                        ? null
                        : packages.url(base, request, type, outcome, completed).orElse(null));
        if (results != null) {
            body.put("results_count", results);
        }
        if (denied != null || !exceptions.isEmpty()) {
            ObjectNode ours = body.putObject("extensions").putObject(domain);
            ours.put("status", status.wireName());
            if (denied != null) {
                ours.put("reason", denied.wireName());
            }
            exceptions.forEach(ours.withArray("exceptions")::add);
        }
        return body;
    }
}
