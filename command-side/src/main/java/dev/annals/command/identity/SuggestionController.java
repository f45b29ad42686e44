package dev.annals.command.identity;

import dev.annals.api.identity.DismissSuggestion;
import dev.annals.api.identity.ForestChange;
import dev.annals.api.identity.MergeProfiles;
import dev.annals.api.identity.RestoreSuggestion;
import dev.annals.api.identity.SuggestionId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.security.Caller;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.Reasons;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes people's decisions on what scoring suggests. */
@RestController
@RequestMapping("/api/v1/identity/suggestions/{id}")
@Requires(Permission.DECIDE_IDENTITY)
@Tag(name = "Identity")
class SuggestionController {

    private final CommandGateway commands;

    SuggestionController(CommandGateway commands) {
        this.commands = commands;
    }

    /** Makes one profile of the two. */
    @PostMapping("/confirm")
    @Operation(
            operationId = "confirmIdentitySuggestion",
            summary = "Makes one profile of the two that are suggested",
            description = "As a merge does, by the rule `suggestion`.")
    ResponseEntity<ForestChange> confirm(
            @PathVariable String id, @RequestBody Decision decision, @AuthenticationPrincipal Caller caller) {
        SuggestionId suggestion = suggestion(id);
        return decided(new MergeProfiles(
                suggestion.one(), suggestion.other(), true, Reasons.checked(decision.reason()), caller.actor()));
    }

    /** Has the two not suggested again. */
    @PostMapping("/dismiss")
    @Operation(
            operationId = "dismissIdentitySuggestion",
            summary = "Has two profiles not suggested again",
            description = "Until what is known of them agrees in another way, or it is restored. Identifiers that they"
                    + " come to share merge them nevertheless: to rule that out, split them then.")
    ResponseEntity<ForestChange> dismiss(
            @PathVariable String id, @RequestBody Decision decision, @AuthenticationPrincipal Caller caller) {
        return decided(new DismissSuggestion(suggestion(id), Reasons.checked(decision.reason()), caller.actor()));
    }

    /** Takes a dismissal back. */
    @PostMapping("/restore")
    @Operation(operationId = "restoreIdentitySuggestion", summary = "Takes a dismissal back")
    ResponseEntity<ForestChange> restore(
            @PathVariable String id, @RequestBody Decision decision, @AuthenticationPrincipal Caller caller) {
        return decided(new RestoreSuggestion(suggestion(id), Reasons.checked(decision.reason()), caller.actor()));
    }

    private ResponseEntity<ForestChange> decided(Object command) {
        ForestChange change = Waiting.forAnswer(commands.<ForestChange>send(command));
        return ResponseEntity.ok()
                .header("X-Annals-Position", Long.toString(change.position()))
                .body(change);
    }

    private static SuggestionId suggestion(String text) {
        try {
            return SuggestionId.of(text);
        } catch (IllegalArgumentException notAnId) {
            throw new Rejected(Rejection.NOT_FOUND, "The id is not one of a suggestion.");
        }
    }

    /**
     * A decision.
     *
     * @param reason why, 1 to 500 characters
     */
    record Decision(@Nullable String reason) {}
}
