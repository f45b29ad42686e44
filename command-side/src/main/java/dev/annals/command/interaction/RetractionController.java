package dev.annals.command.interaction;

import dev.annals.api.interaction.RestoreInteraction;
import dev.annals.api.interaction.RetractInteraction;
import dev.annals.api.interaction.Retraction;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.security.Caller;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.Reasons;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes decisions on interactions that should not have been sent. */
@RestController
@RequestMapping("/api/v1/interactions/{id}")
@Requires(Permission.RETRACT)
@Tag(name = "Interactions")
class RetractionController {

    private final CommandGateway commands;
    private final FragmentIds ids;

    RetractionController(CommandGateway commands, FragmentIds ids) {
        this.commands = commands;
        this.ids = ids;
    }

    /** Has an interaction count no more. */
    @PostMapping("/retract")
    @Operation(
            operationId = "retractInteraction",
            summary = "Has an interaction count no more",
            description =
                    "Profile, counts, segments, computed traits and what it signalled about consent become as if it"
                            + " had never happened; the timeline shows it as retracted. The links between identifiers that it"
                            + " made stay: a split cuts them. One that is retracted already stays so.")
    ResponseEntity<Retraction> retract(
            @Parameter(description = "The `eventId` in a timeline; with `source`, the source's own messageId")
                    @PathVariable
                    String id,
            @Parameter(description = "The source that sent it, where it is named by its messageId")
                    @RequestParam(required = false)
                    @Nullable
                    String source,
            @RequestBody Why why,
            @AuthenticationPrincipal Caller caller) {
        String reason = Reasons.checked(why.reason());
        return answer(new RetractInteraction(event(id, source), reason, caller.actor()));
    }

    /** Has a retracted interaction count again. */
    @PostMapping("/restore")
    @Operation(
            operationId = "restoreInteraction",
            summary = "Has a retracted interaction count again",
            description = "Everything becomes as if it had never been retracted. One that counts stays so.")
    ResponseEntity<Retraction> restore(
            @Parameter(description = "The `eventId` in a timeline; with `source`, the source's own messageId")
                    @PathVariable
                    String id,
            @Parameter(description = "The source that sent it, where it is named by its messageId")
                    @RequestParam(required = false)
                    @Nullable
                    String source,
            @RequestBody Why why,
            @AuthenticationPrincipal Caller caller) {
        String reason = Reasons.checked(why.reason());
        return answer(new RestoreInteraction(event(id, source), reason, caller.actor()));
    }

    private ResponseEntity<Retraction> answer(Object command) {
        Retraction retraction = Waiting.forAnswer(commands.<Retraction>send(command));
        return ResponseEntity.ok()
                .header("X-Annals-Position", Long.toString(retraction.position()))
                .body(retraction);
    }

    private UUID event(String id, @Nullable String source) {
        if (source != null) {
            return ids.eventOf(source, id);
        }
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw new Rejected(Rejection.NOT_FOUND, "There is no interaction of this id.");
        }
    }

    /**
     * A reason.
     *
     * @param reason why, 1 to 500 characters
     */
    record Why(@Nullable String reason) {}
}
