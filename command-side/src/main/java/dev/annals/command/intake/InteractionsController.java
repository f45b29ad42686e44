package dev.annals.command.intake;

import dev.annals.api.security.Permission;
import dev.annals.command.intake.Answers.ItemAnswers;
import dev.annals.command.interaction.BodyReader.Shape;
import dev.annals.command.interaction.SentBody;
import dev.annals.platform.security.Caller;
import dev.annals.platform.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The native form of intake: messages of the Segment spec, and an answer for each of them. */
@RestController
@Tag(name = "Intake")
@Requires(Permission.SEND)
class InteractionsController {

    private final Senders senders;
    private final Intake intake;

    InteractionsController(Senders senders, Intake intake) {
        this.senders = senders;
        this.intake = intake;
    }

    /** Records a list of messages, {@code {"batch": [...]}}, or one message; each names its {@code type}. */
    @PostMapping("/api/v1/interactions")
    @Operation(operationId = "recordInteractions", summary = "Records messages and answers what became of each")
    ResponseEntity<ItemAnswers> interactions(HttpServletRequest request, @AuthenticationPrincipal Caller caller) {
        SentBody body = intake.read(RequestBody.json(request), Shape.ANY);
        senders.requireSame(caller.name(), body.writeKey());
        return Answers.items(intake.recordAll(body, intake.arrival(request, caller.name())));
    }
}
