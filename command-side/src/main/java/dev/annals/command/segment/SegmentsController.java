package dev.annals.command.segment;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.api.segment.ArchiveSegment;
import dev.annals.api.segment.ChangeList;
import dev.annals.api.segment.PublishSegment;
import dev.annals.api.segment.PublishedSegment;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.security.Caller;
import dev.annals.platform.security.Requires;
import dev.annals.platform.segment.SegmentDefinition;
import dev.annals.platform.segment.SegmentFile;
import dev.annals.platform.segment.SegmentKeys;
import dev.annals.platform.web.Bodies;
import dev.annals.platform.web.ExpectedVersion;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Publishes and archives segments, and changes lists. */
@RestController
@RequestMapping("/api/v1/segments")
@Requires(Permission.BUILD_SEGMENTS)
@Tag(name = "Segments")
class SegmentsController {

    static final String POSITION = "X-Annals-Position";

    private final CommandGateway commands;
    private final SegmentChecks checks;
    private final ListFile lists;

    SegmentsController(CommandGateway commands, SegmentChecks checks, ListFile lists) {
        this.commands = commands;
        this.checks = checks;
        this.lists = lists;
    }

    /**
     * What became of a definition.
     *
     * @param segment the segment's key
     * @param version the version it has; 0 when it was only checked
     * @param published whether it holds from now on
     * @param position the position up to which the log has to be read to see it
     */
    record Publication(String segment, int version, boolean published, long position) {}

    /** No form, as {@code curl -d} calls what it sends: it would be taken apart before it could be read here. */
    @PostMapping(
            consumes = {
                MediaType.APPLICATION_JSON_VALUE,
                MediaType.APPLICATION_YAML_VALUE,
                "application/x-yaml",
                "text/yaml",
                MediaType.TEXT_PLAIN_VALUE,
                MediaType.APPLICATION_OCTET_STREAM_VALUE
            })
    @Operation(
            operationId = "createSegment",
            summary = "Publishes a new segment",
            description =
                    "The body is the definition, YAML or JSON. What is wrong with it is told line by line. A segment"
                            + " of that key that is there already is refused.")
    ResponseEntity<Publication> create(
            @RequestBody byte[] body,
            @Parameter(description = "Whether it is only checked") @RequestParam(defaultValue = "false") boolean dryRun,
            @AuthenticationPrincipal Caller caller) {
        ResponseEntity<Publication> answer = publish(Bodies.text(body), 0, dryRun, caller);
        return dryRun
                ? answer
                : ResponseEntity.status(HttpStatus.CREATED)
                        .headers(answer.getHeaders())
                        .body(answer.getBody());
    }

    @PutMapping(
            path = "/{key}",
            consumes = {
                MediaType.APPLICATION_JSON_VALUE,
                MediaType.APPLICATION_YAML_VALUE,
                "application/x-yaml",
                "text/yaml",
                MediaType.TEXT_PLAIN_VALUE,
                MediaType.APPLICATION_OCTET_STREAM_VALUE
            })
    @Operation(
            operationId = "publishSegment",
            summary = "Publishes a version of a segment",
            description = "The body is the definition. With `If-Match` it is refused with the difference when another"
                    + " version holds by now. The text that holds already changes nothing.")
    ResponseEntity<Publication> publish(
            @PathVariable String key,
            @RequestBody byte[] body,
            @Parameter(description = "Whether it is only checked") @RequestParam(defaultValue = "false") boolean dryRun,
            @Parameter(description = "The version that has to hold, as ETag; 0 for none")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @AuthenticationPrincipal Caller caller) {
        String text = Bodies.text(body);
        String named = SegmentFile.read(SegmentFile.NAME, text).key();
        if (!named.equals(SegmentKeys.normal(key))) {
            throw new Rejected(
                    Rejection.INVALID_CONFIGURATION,
                    "The definition is of the segment '" + named + "', but was sent to '" + key + "'.");
        }
        return publish(text, ExpectedVersion.of(ifMatch), dryRun, caller);
    }

    @DeleteMapping("/{key}")
    @Operation(
            operationId = "archiveSegment",
            summary = "Archives a segment",
            description = "Everybody leaves it; its history stays. Refused while something uses it, naming what.")
    ResponseEntity<Void> archive(
            @PathVariable String key,
            @Parameter(description = "The version that has to hold, as ETag")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @AuthenticationPrincipal Caller caller) {
        long position = Objects.requireNonNull(Waiting.forAnswer(commands.<Long>send(
                new ArchiveSegment(SegmentKeys.normal(key), ExpectedVersion.of(ifMatch), caller.actor()))));
        return ResponseEntity.noContent()
                .header(POSITION, Long.toString(position))
                .build();
    }

    @PostMapping(
            path = "/{key}/list",
            consumes = {
                "text/csv",
                MediaType.TEXT_PLAIN_VALUE,
                MediaType.APPLICATION_JSON_VALUE,
                MediaType.APPLICATION_OCTET_STREAM_VALUE
            })
    @Operation(
            operationId = "changeSegmentList",
            summary = "Puts people on a static list, or takes them off it",
            description =
                    "CSV with a header: the column `profile` holds ids or `<namespace>:<value>`, other columns are"
                            + " named after namespaces, and the first that is filled counts. Lines that name nobody are"
                            + " told, and spoil nothing. Who is not known yet is on the list from when they are.")
    ResponseEntity<ListFile.Told> list(
            @PathVariable String key,
            @RequestBody byte[] body,
            @Parameter(description = "Whether they are taken off it") @RequestParam(defaultValue = "false")
                    boolean remove,
            @AuthenticationPrincipal Caller caller) {
        ListFile.Read read = lists.read(Bodies.text(body));
        long position = Objects.requireNonNull(Waiting.forAnswer(commands.<Long>send(new ChangeList(
                SegmentKeys.normal(key),
                remove ? List.of() : read.named(),
                remove ? read.named() : List.of(),
                caller.actor()))));
        return ResponseEntity.ok()
                .header(POSITION, Long.toString(position))
                .body(new ListFile.Told(read.named().size(), read.refused(), position));
    }

    private ResponseEntity<Publication> publish(String text, int expected, boolean dryRun, Caller caller) {
        if (dryRun) {
            SegmentDefinition definition = SegmentFile.read(SegmentFile.NAME, text);
            checks.requireUsable(definition);
            return ResponseEntity.ok(new Publication(definition.key(), 0, false, 0));
        }
        PublishedSegment published = Objects.requireNonNull(
                Waiting.forAnswer(commands.<PublishedSegment>send(new PublishSegment(text, expected, caller.actor()))));
        return ResponseEntity.ok()
                .header(POSITION, Long.toString(published.position()))
                .header(HttpHeaders.ETAG, "\"" + published.version() + "\"")
                .body(new Publication(
                        published.segment(), published.version(), published.changed(), published.position()));
    }
}
