package dev.annals.command.consent;

import dev.annals.api.consent.PublishPurposes;
import dev.annals.api.consent.PublishedPurposes;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.consent.PurposesFile;
import dev.annals.platform.security.Caller;
import dev.annals.platform.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the catalogue of purposes. */
@RestController
@Tag(name = "Consent")
@Requires(Permission.PUBLISH_PURPOSES)
class PurposesController {

    private static final int LARGEST = 1_000_000;

    private final CommandGateway commands;

    PurposesController(CommandGateway commands) {
        this.commands = commands;
    }

    /** Brings {@code purposes.yaml} into force, or only checks it. */
    @PutMapping("/api/v1/purposes")
    @Operation(
            operationId = "publishPurposes",
            summary = "Publishes purposes.yaml",
            description = "The body is the file itself. What is wrong with it is told line by line. The version in"
                    + " force stays on record, and so do the decisions made under it.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = "application/yaml", schema = @Schema(type = "string"))))
    ResponseEntity<Publication> publish(
            HttpServletRequest request,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @AuthenticationPrincipal Caller caller)
            throws IOException {
        String text = text(request);
        if (dryRun) {
            PurposesFile.read(0, text);
            return ResponseEntity.ok(new Publication(0, false, 0));
        }
        PublishedPurposes published = Objects.requireNonNull(
                Waiting.forAnswer(commands.<PublishedPurposes>send(new PublishPurposes(text, caller.actor()))));
        return ResponseEntity.ok()
                .header("X-Annals-Position", Long.toString(published.position()))
                .body(new Publication(published.version(), published.changed(), published.position()));
    }

    private static String text(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new Rejected(Rejection.BODY_TOO_LARGE, "purposes.yaml has more than a megabyte.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Rejected(Rejection.INVALID_TEXT, "The body is no text in UTF-8.");
        }
    }

    /**
     * What became of it.
     *
     * @param version the version it has; 0 when it was only checked
     * @param published whether it came into force now
     * @param position the position up to which the log has to be read to see it
     */
    record Publication(int version, boolean published, long position) {}
}
