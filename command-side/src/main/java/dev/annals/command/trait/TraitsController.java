package dev.annals.command.trait;

import dev.annals.api.PublishedEdition;
import dev.annals.api.security.Permission;
import dev.annals.api.trait.PublishTraits;
import dev.annals.command.recording.PublishingDesk;
import dev.annals.platform.security.Caller;
import dev.annals.platform.security.Requires;
import dev.annals.platform.trait.TraitsFile;
import dev.annals.platform.web.ExpectedVersion;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the definitions of computed traits. */
@RestController
@Requires(Permission.BUILD_SEGMENTS)
@Tag(name = "Computed traits")
class TraitsController {

    private final PublishingDesk desk;

    TraitsController(CommandGateway commands) {
        this.desk = new PublishingDesk(commands);
    }

    /** No form, as {@code curl -d} calls what it sends: it would be taken apart before it could be read here. */
    @PostMapping(
            path = "/api/v1/traits",
            consumes = {
                MediaType.APPLICATION_JSON_VALUE,
                MediaType.APPLICATION_YAML_VALUE,
                "application/x-yaml",
                "text/yaml",
                MediaType.TEXT_PLAIN_VALUE,
                MediaType.APPLICATION_OCTET_STREAM_VALUE
            })
    @Operation(
            operationId = "publishTraits",
            summary = "Publishes the definitions of computed traits",
            description =
                    "The body is the whole of traits.yaml, or the same as JSON. What is wrong with it is told line by line. With"
                            + " `If-Match` it is refused with the difference when another version holds by now. The text that"
                            + " holds already changes nothing.")
    ResponseEntity<PublishedEdition> publish(
            @RequestBody(required = false) byte @Nullable [] body,
            @Parameter(description = "Whether it is only checked") @RequestParam(defaultValue = "false") boolean dryRun,
            @Parameter(description = "The version that has to hold, as ETag; 0 for none")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @AuthenticationPrincipal Caller caller) {
        return desk.publish(
                body,
                dryRun,
                text -> TraitsFile.read(TraitsFile.NAME, 0, text),
                text -> new PublishTraits(text, ExpectedVersion.of(ifMatch), caller.actor()));
    }
}
