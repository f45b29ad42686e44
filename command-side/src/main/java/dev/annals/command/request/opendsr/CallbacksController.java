package dev.annals.command.request.opendsr;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.request.ChangeRequest;
import dev.annals.api.security.Permission;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.request.opendsr.AskedByController;
import dev.annals.platform.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Has controllers told who could not be told. */
@RestController
@Requires(Permission.HANDLE_REQUESTS)
@Tag(name = "Requests of people")
class CallbacksController {

    private final CommandGateway commands;
    private final EventLog log;

    CallbacksController(CommandGateway commands, EventLog log) {
        this.commands = commands;
        this.log = log;
    }

    @PostMapping("/api/v1/subject-requests/{id}/callbacks/retry")
    @Operation(
            operationId = "retryCallbacks",
            summary = "Tells the callback addresses that could not be told how the request stands",
            description = "Those that were told are not told again.")
    ResponseEntity<Void> retry(@PathVariable String id) {
        AskedByController request = find(id).filter(known -> !known.callbacks().isEmpty())
                .orElseThrow(() -> new Rejected(
                        Rejection.NOT_FOUND, "There is no request of this id that a controller sent with callbacks."));
        Waiting.forAnswer(commands.<@Nullable Object>send(new ChangeRequest.RetryCallbacks(request.request())));
        return ResponseEntity.accepted().build();
    }

    private Optional<AskedByController> find(String id) {
        try {
            return AskedByController.find(log, FragmentId.of(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
