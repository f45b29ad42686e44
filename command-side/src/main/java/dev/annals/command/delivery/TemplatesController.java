package dev.annals.command.delivery;

import dev.annals.api.delivery.PublishTemplate;
import dev.annals.api.delivery.PublishTemplate.PublishedTemplate;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.delivery.MessageTemplate;
import dev.annals.platform.delivery.TemplateBook;
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
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Publishes what is said to people. */
@RestController
@RequestMapping("/api/v1/templates/{key}")
@Requires(Permission.WRITE_TEMPLATES)
@Tag(name = "Deliveries")
class TemplatesController {

    private static final int LARGEST = 1_000_000;
    private static final String KEY = "[a-z][a-z0-9_-]{0,79}";

    private final CommandGateway commands;
    private final TemplateBook templates;

    TemplatesController(CommandGateway commands, TemplateBook templates) {
        this.commands = commands;
        this.templates = templates;
    }

    /** Publishes a template, or only checks it. */
    @PutMapping
    @Operation(
            operationId = "publishTemplate",
            summary = "Publishes a template",
            description = "The body is the file itself, YAML or JSON. What is wrong with it is told line by line.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = "application/yaml", schema = @Schema(type = "string"))))
    ResponseEntity<PublishedTemplate> publish(
            @PathVariable String key,
            HttpServletRequest request,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @AuthenticationPrincipal Caller caller)
            throws IOException {
        if (!key.matches(KEY)) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER,
                    "A template's key is lower-case letters, digits, hyphens and underscores, beginning with a letter.");
        }
        String text = text(request);
        if (dryRun) {
            var unused = MessageTemplate.read(key, 0, text);
            return ResponseEntity.ok(new PublishedTemplate(key, 0, false, 0));
        }
        PublishedTemplate published = Objects.requireNonNull(
                Waiting.forAnswer(commands.<PublishedTemplate>send(new PublishTemplate(key, text, caller.actor()))));
        return ResponseEntity.ok()
                .header("X-Annals-Position", Long.toString(published.position()))
                .body(published);
    }

    /** Shows every version of a template. */
    @GetMapping
    @Operation(operationId = "getTemplate", summary = "Every version of a template, the newest first")
    List<Version> versions(@PathVariable String key) {
        List<MessageTemplate> versions = templates.versions(key);
        if (versions.isEmpty()) {
            throw new Rejected(Rejection.NOT_FOUND, "There is no template of this key.");
        }
        return versions.reversed().stream()
                .map(each -> new Version(each.key(), each.version(), each.text()))
                .toList();
    }

    private static String text(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new Rejected(Rejection.BODY_TOO_LARGE, "The template has more than a megabyte.");
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
     * A version of a template.
     *
     * @param key its key
     * @param version from 1
     * @param text as it was written
     */
    record Version(String key, int version, String text) {}
}
