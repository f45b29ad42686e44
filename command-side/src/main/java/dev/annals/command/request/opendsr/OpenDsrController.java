package dev.annals.command.request.opendsr;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.request.ChangeRequest;
import dev.annals.api.request.ReceiveRequest;
import dev.annals.api.request.RequestReceipt;
import dev.annals.api.request.Requester;
import dev.annals.api.security.Permission;
import dev.annals.command.recording.Waiting;
import dev.annals.command.request.opendsr.RequestReading.Asked;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.request.LawBook;
import dev.annals.platform.request.opendsr.AskedByController;
import dev.annals.platform.request.opendsr.ProcessorSignature;
import dev.annals.platform.security.Caller;
import dev.annals.platform.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes requests of people from controllers, by OpenDSR 2.0 (sections 7 and 9), with signed answers. */
@RestController
@RequestMapping("/v2/requests")
@Requires(Permission.SUBMIT_REQUESTS)
@Tag(name = "OpenDSR")
class OpenDsrController {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final CommandGateway commands;
    private final RequestReading reading;
    private final LawBook laws;
    private final FragmentIds ids;
    private final EventLog log;
    private final ProcessorSignature signature;
    private final Clock clock;

    OpenDsrController(
            CommandGateway commands,
            RequestReading reading,
            LawBook laws,
            FragmentIds ids,
            EventLog log,
            ProcessorSignature signature,
            Clock clock) {
        this.commands = commands;
        this.reading = reading;
        this.laws = laws;
        this.ids = ids;
        this.log = log;
        this.signature = signature;
        this.clock = clock;
    }

    /** Takes a request. */
    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "openDsrRequest",
            summary = "Takes a request of a person from a controller",
            description =
                    "Answers 201 with the signature in X-OpenDSR-Signature, also when the same request comes again;"
                            + " 400 when another one comes under its subject_request_id.")
    ResponseEntity<byte[]> receive(
            @RequestBody(required = false) byte @Nullable [] body, @AuthenticationPrincipal Caller caller) {
        Asked asked = reading.read(body, clock.instant());
        ReceiveRequest command = command(asked, caller);
        Waiting.forAnswer(commands.<RequestReceipt>send(command));
        AskedByController known = AskedByController.find(log, command.request())
                .orElseThrow(() -> new Rejected(Rejection.STORE_UNAVAILABLE, "The request cannot be read yet."));
        ObjectNode answer = JSON.createObjectNode();
        answer.put("controller_id", known.controller());
        answer.put("expected_completion_time", known.expected().toString());
        answer.put("received_time", known.received().toString());
        answer.put("encoded_request", Base64.getEncoder().encodeToString(body));
        answer.put("subject_request_id", known.reference());
        answer.put("api_version", AskedByController.VERSION);
        return signed(HttpStatus.CREATED, answer);
    }

    /** Cancels a request. */
    @DeleteMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "openDsrCancel",
            summary = "Cancels a request that is still pending",
            description = "Answers 202 with the signature in X-OpenDSR-Signature; 400 when it is being carried out.")
    ResponseEntity<byte[]> cancel(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
        AskedByController known = AskedByController.find(log, AskedByController.idOf(ids, caller, id))
                .orElseThrow(() -> new Rejected(Rejection.NOT_FOUND, "There is no request of this id."));
        Waiting.forAnswer(commands.<@Nullable Object>send(new ChangeRequest.Cancel(known.request())));
        ObjectNode answer = JSON.createObjectNode();
        answer.put("controller_id", known.controller());
        answer.put("subject_request_id", known.reference());
        answer.put(
                "received_time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        answer.put("api_version", AskedByController.VERSION);
        return signed(HttpStatus.ACCEPTED, answer);
    }

    private ReceiveRequest command(Asked asked, Caller caller) {
        return new ReceiveRequest(
                AskedByController.idOf(ids, caller, asked.id()),
                asked.type(),
                asked.regulation(),
                AskedByController.CHANNEL,
                asked.submitted(),
                asked.identities().stream().map(ids::of).toList(),
                laws.due(asked.regulation(), asked.type(), asked.submitted()),
                false,
                List.of(),
                caller.name(),
                asked.id(),
                ids.of("request-content", Sorted.text(asked.whole())).toString(),
                asked.callbacks(),
                new Requester(asked.identities(), null, null));
    }

    private ResponseEntity<byte[]> signed(HttpStatus status, ObjectNode answer) {
        byte[] body = JSON.writeValueAsBytes(answer);
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store");
        signature.headers(body).forEach(response::header);
        return response.body(body);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(Unacceptable refused) {
        return error(HttpStatus.BAD_REQUEST, "Validation", refused.flaws());
    }

    /** OpenDSR answers every mistake of the caller with 400, but what is not there is nowhere else than here. */
    @ExceptionHandler
    ResponseEntity<byte[]> refused(Rejected refused) {
        HttpStatus status = switch (refused.rejection()) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case STORE_UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> HttpStatus.BAD_REQUEST;
        };
        return error(
                status,
                "Request",
                List.of(new Unacceptable.Flaw(refused.rejection().code(), refused.detail())));
    }

    private static ResponseEntity<byte[]> error(HttpStatus status, String domain, List<Unacceptable.Flaw> flaws) {
        ObjectNode error = JSON.createObjectNode();
        ObjectNode content = error.putObject("error");
        content.put("code", status.value());
        content.put("message", flaws.getFirst().message());
        ArrayNode all = content.putArray("errors");
        flaws.forEach(flaw -> all.addObject()
                .put("domain", domain)
                .put("reason", flaw.reason())
                .put("message", flaw.message()));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .body(JSON.writeValueAsBytes(error));
    }
}
