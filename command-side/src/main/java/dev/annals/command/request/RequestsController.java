package dev.annals.command.request;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.request.ChangeRequest;
import dev.annals.api.request.DenialReason;
import dev.annals.api.request.Due;
import dev.annals.api.request.LiftRestriction;
import dev.annals.api.request.ReceiveRequest;
import dev.annals.api.request.RequestReceipt;
import dev.annals.api.request.SubjectRequestEvent.RequestReceived;
import dev.annals.api.security.Permission;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.security.Caller;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.Given;
import dev.annals.platform.web.Reasons;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The desk at which requests of people are taken down and decided on. */
@RestController
@RequestMapping("/api/v1/subject-requests")
@Requires(Permission.HANDLE_REQUESTS)
@Tag(name = "Requests of people")
class RequestsController {

    private static final int LONGEST_NOTE = 4_000;

    private final CommandGateway commands;
    private final AskedReading reading;
    private final Rectification rectification;
    private final EventLog log;
    private final Clock clock;

    RequestsController(
            CommandGateway commands, AskedReading reading, Rectification rectification, EventLog log, Clock clock) {
        this.commands = commands;
        this.reading = reading;
        this.rectification = rectification;
        this.log = log;
        this.clock = clock;
    }

    /** Takes a request down. */
    @PostMapping
    @Operation(
            operationId = "receiveRequest",
            summary = "Takes down what a person asks for",
            description =
                    "Answers 201 and by when the law wants it answered; 200 when a request of the same `reference`"
                            + " is known already. Erasures, restrictions, objections and opt-outs are carried out as soon as it is"
                            + " shown who the person is, where the law wants that shown.")
    ResponseEntity<Received> receive(@RequestBody AskedBody body, @AuthenticationPrincipal Caller caller) {
        ReceiveRequest command = reading.read(body, caller.actor(), clock.instant());
        RequestReceipt receipt = Waiting.forAnswer(commands.<RequestReceipt>send(command));
        return ResponseEntity.status(receipt.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/api/v1/subject-requests/" + receipt.request()))
                .header("X-Annals-Position", position(receipt.request()))
                .body(new Received(receipt.request().toString(), command.due()));
    }

    @PostMapping("/{id}/acknowledgement")
    @Operation(operationId = "acknowledgeRequest", summary = "Notes that the person was told of the receipt")
    ResponseEntity<Void> acknowledge(@PathVariable String id) {
        return change(id, ChangeRequest.Acknowledge::new);
    }

    @PostMapping("/{id}/identity")
    @Operation(
            operationId = "verifyIdentity",
            summary = "Says whether it was shown that the person is who it says",
            description = "Once it was shown, the request is carried out.")
    ResponseEntity<Void> verify(@PathVariable String id, @RequestBody Identity identity) {
        String method = Given.text(identity.method(), "method");
        if (!method.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new Rejected(
                    Rejection.INVALID_FIELD, "$.method is a word such as mail-link or passport, and nothing personal.");
        }
        Boolean shown = identity.shown();
        if (shown == null) {
            throw new Rejected(Rejection.MISSING_FIELD, "$.shown is missing: true or false.");
        }
        return change(id, request -> new ChangeRequest.VerifyIdentity(request, method, shown));
    }

    @PostMapping("/{id}/assignment")
    @Operation(operationId = "assignRequest", summary = "Makes the caller, or somebody else, responsible")
    ResponseEntity<Void> assign(
            @PathVariable String id, @RequestBody Assignment assignment, @AuthenticationPrincipal Caller caller) {
        String assignee = assignment.assignee() == null ? caller.actor() : assignment.assignee();
        if (!assignee.matches("[a-z]{1,20}:.{1,100}")) {
            throw new Rejected(Rejection.INVALID_FIELD, "$.assignee is an actor such as compliance:carla.");
        }
        return change(id, request -> new ChangeRequest.Assign(request, assignee));
    }

    @PostMapping("/{id}/notes")
    @Operation(operationId = "noteOnRequest", summary = "Writes something down")
    ResponseEntity<Void> note(@PathVariable String id, @RequestBody Note note) {
        String text = Given.text(note.text(), "text");
        if (text.length() > LONGEST_NOTE) {
            throw new Rejected(Rejection.INVALID_FIELD, "$.text has more than " + LONGEST_NOTE + " characters.");
        }
        return change(id, request -> new ChangeRequest.Note(request, text));
    }

    @PostMapping("/{id}/extension")
    @Operation(
            operationId = "extendRequest",
            summary = "Extends the time to answer, as far as the law allows",
            description = "Once, with the reason that the person was told, and before the first period has ended.")
    ResponseEntity<Void> extend(@PathVariable String id, @RequestBody Extension extension) {
        String reason = Reasons.checked(extension.reason());
        return change(id, request -> new ChangeRequest.Extend(request, reason, clock.instant()));
    }

    @PostMapping("/{id}/denial")
    @Operation(
            operationId = "denyRequest",
            summary = "Denies the request",
            description = "For one of suspected_fraud, insuf_verification, no_match, claim_not_covered,"
                    + " outside_jurisdiction, too_many_requests and other.")
    ResponseEntity<Void> deny(@PathVariable String id, @RequestBody Denial denial) {
        DenialReason reason = DenialReason.named(Given.text(denial.reason(), "reason"))
                .orElseThrow(() -> new Rejected(
                        Rejection.INVALID_FIELD, "$.reason is none of the reasons of the Data Rights Protocol."));
        String explanation = denial.explanation() == null ? null : Reasons.checked(denial.explanation());
        return change(id, request -> new ChangeRequest.Deny(request, reason, explanation));
    }

    @PostMapping("/{id}/cancellation")
    @Operation(operationId = "cancelRequest", summary = "Takes the request back, while it is not carried out")
    ResponseEntity<Void> cancel(@PathVariable String id) {
        return change(id, ChangeRequest.Cancel::new);
    }

    @PostMapping("/{id}/completion")
    @Operation(
            operationId = "completeRequest",
            summary = "Says that the person was answered",
            description = "For requests that somebody answers: access, portability and rectification.")
    ResponseEntity<Void> complete(@PathVariable String id, @RequestBody Completion completion) {
        Long results = completion.results();
        if (results == null || results < 0) {
            throw new Rejected(Rejection.MISSING_FIELD, "$.results is missing: with how many things it dealt.");
        }
        return change(id, request -> {
            rectification.mustBeAnsweredBySomebody(request);
            return new ChangeRequest.Complete(request, results, null, List.of());
        });
    }

    @PostMapping("/{id}/rectification")
    @Operation(
            operationId = "rectify",
            summary = "Corrects what a person asked to have corrected, and completes the request",
            description = "Records an interaction of the source `rectification` with these traits. What was said before"
                    + " stays in the history; of a trait the word spoken last counts.")
    ResponseEntity<Void> rectify(@PathVariable String id, @RequestBody Corrections corrections) {
        return change(id, request -> rectification.of(request, corrections.traits(), clock.instant()));
    }

    @PostMapping("/{id}/lifting")
    @Operation(
            operationId = "liftRestriction",
            summary = "Ends a restriction that was followed",
            description =
                    "The person's data may be used again as its other decisions say. The person is to be told first.")
    ResponseEntity<Void> lift(@PathVariable String id, @RequestBody Lifting lifting) {
        String reason = Reasons.checked(lifting.reason());
        return change(id, request -> {
            Waiting.forAnswer(
                    commands.<@Nullable Object>send(new LiftRestriction(request, rectification.restricted(request))));
            return new ChangeRequest.Note(request, reason);
        });
    }

    private ResponseEntity<Void> change(String id, Function<FragmentId, ChangeRequest> command) {
        FragmentId request = request(id);
        Waiting.forAnswer(commands.<@Nullable Object>send(command.apply(request)));
        return ResponseEntity.noContent()
                .header("X-Annals-Position", position(request))
                .build();
    }

    private String position(FragmentId request) {
        return log.newest(request, Long.MAX_VALUE, 1).stream()
                .map(event -> Long.toString(event.position()))
                .findFirst()
                .orElse("0");
    }

    private FragmentId request(String id) {
        try {
            FragmentId request = FragmentId.of(id);
            try (Stream<RecordedEvent> events = log.stream(request, 0)) {
                if (events.limit(1).anyMatch(first -> first.event() instanceof RequestReceived)) {
                    return request;
                }
            }
        } catch (IllegalArgumentException notAnId) {
            throw unknown();
        }
        throw unknown();
    }

    private static Rejected unknown() {
        return new Rejected(Rejection.NOT_FOUND, "There is no request of this id.");
    }

    /**
     * A request that was taken down.
     *
     * @param request its id
     * @param due by when the law wants it answered
     */
    record Received(String request, Due due) {}

    /**
     * Whether somebody is who it says.
     *
     * @param method how that was tried, such as {@code mail-link} or {@code passport}
     * @param shown whether it was shown
     */
    record Identity(@Nullable String method, @Nullable Boolean shown) {}

    /**
     * Who is responsible.
     *
     * @param assignee the actor; the caller when left out
     */
    record Assignment(@Nullable String assignee) {}

    /**
     * Something to remember.
     *
     * @param text what
     */
    record Note(@Nullable String text) {}

    /**
     * More time.
     *
     * @param reason why, as the person was told
     */
    record Extension(@Nullable String reason) {}

    /**
     * A no.
     *
     * @param reason one of the reasons of the Data Rights Protocol
     * @param explanation what the person was told
     */
    record Denial(@Nullable String reason, @Nullable String explanation) {}

    /**
     * An answer.
     *
     * @param results with how many things it dealt
     */
    record Completion(@Nullable Long results) {}

    /**
     * The end of a restriction.
     *
     * @param reason why
     */
    record Lifting(@Nullable String reason) {}

    /**
     * What is true instead.
     *
     * @param traits the traits to correct
     */
    record Corrections(@Nullable Map<String, @Nullable Object> traits) {}
}
