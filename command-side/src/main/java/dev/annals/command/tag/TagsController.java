package dev.annals.command.tag;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.api.tag.PutTag;
import dev.annals.api.tag.TaggedPeople;
import dev.annals.api.tag.TakeTag;
import dev.annals.command.recording.Waiting;
import dev.annals.command.segment.ListFile;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.security.Caller;
import dev.annals.platform.security.Requires;
import dev.annals.platform.segment.SegmentKeys;
import dev.annals.platform.web.Bodies;
import dev.annals.platform.web.Reasons;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Puts tags on people by hand, and takes them off. */
@RestController
@Requires(Permission.BUILD_SEGMENTS)
@Tag(name = "Tags")
class TagsController {

    private static final String POSITION = "X-Annals-Position";

    private final CommandGateway commands;
    private final ProfileAddress address;
    private final ListFile people;
    private final Clock clock;

    TagsController(CommandGateway commands, ProfileAddress address, ListFile people, Clock clock) {
        this.commands = commands;
        this.address = address;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Why somebody gets a tag, and for how long.
     *
     * @param reason why, 1 to 500 characters
     * @param until the first instant at which it does not hold any more; none where it has no end
     */
    record Terms(@Nullable String reason, @Nullable Instant until) {}

    @PutMapping("/api/v1/profiles/{profile}/tags/{tag}")
    @Operation(
            operationId = "putTag",
            summary = "Puts a tag on a person",
            description = "One that is there already has the new reason and end. It stays with the identifier by which"
                    + " the person is named here, should that be split off one day.")
    ResponseEntity<TaggedPeople> put(
            @Parameter(description = "`<namespace>:<value>` or a profile id") @PathVariable String profile,
            @PathVariable String tag,
            @RequestBody Terms terms,
            @AuthenticationPrincipal Caller caller) {
        TaggedPeople told = send(new PutTag(
                List.of(address.fragment(profile)),
                tag(tag),
                end(terms.until()),
                Reasons.checked(terms.reason()),
                caller.actor()));
        if (told.people() == 0) {
            throw new Rejected(Rejection.NOT_FOUND, "Nobody is known by this id or identifier.");
        }
        return answer(told);
    }

    @DeleteMapping("/api/v1/profiles/{profile}/tags/{tag}")
    @Operation(
            operationId = "takeTag",
            summary = "Takes a tag off a person",
            description = "Off all identifiers of the person on which somebody put it. A tag that a segment gives goes"
                    + " with the membership only.")
    ResponseEntity<TaggedPeople> take(
            @Parameter(description = "`<namespace>:<value>` or a profile id") @PathVariable String profile,
            @PathVariable String tag,
            @Parameter(description = "Why, 1 to 500 characters") @RequestParam(required = false) @Nullable
                    String reason,
            @AuthenticationPrincipal Caller caller) {
        TaggedPeople told = send(
                new TakeTag(List.of(address.fragment(profile)), tag(tag), Reasons.checked(reason), caller.actor()));
        if (told.people() == 0) {
            throw new Rejected(Rejection.NOT_FOUND, "Nobody put this tag on the person.");
        }
        return answer(told);
    }

    /**
     * What became of an upload.
     *
     * @param people how many it was put on, or taken off
     * @param others how many it was not: nobody knows them, or they did not carry it
     * @param refused the first lines that name nobody
     * @param position the position up to which the log has to be read to see it
     */
    record Told(int people, int others, List<ListFile.RefusedLine> refused, long position) {}

    @PostMapping(
            path = "/api/v1/tags/{tag}/people",
            consumes = {
                "text/csv",
                MediaType.TEXT_PLAIN_VALUE,
                MediaType.APPLICATION_JSON_VALUE,
                MediaType.APPLICATION_OCTET_STREAM_VALUE
            })
    @Operation(
            operationId = "tagPeople",
            summary = "Puts a tag on many people, or takes it off them",
            description =
                    "CSV with a header: the column `profile` holds ids or `<namespace>:<value>`, other columns are"
                            + " named after namespaces, and the first that is filled counts. Lines that name nobody are"
                            + " told, and spoil nothing.")
    ResponseEntity<Told> people(
            @PathVariable String tag,
            @RequestBody byte[] body,
            @Parameter(description = "Why, 1 to 500 characters") @RequestParam(required = false) @Nullable
                    String reason,
            @Parameter(description = "The first instant at which it does not hold any more")
                    @RequestParam(required = false)
                    @Nullable
                    Instant until,
            @Parameter(description = "Whether it is taken off them") @RequestParam(defaultValue = "false")
                    boolean remove,
            @AuthenticationPrincipal Caller caller) {
        String why = Reasons.checked(reason);
        String key = tag(tag);
        Instant end = end(until);
        ListFile.Read read = people.read(Bodies.text(body));
        TaggedPeople told = send(
                remove
                        ? new TakeTag(read.named(), key, why, caller.actor())
                        : new PutTag(read.named(), key, end, why, caller.actor()));
        return ResponseEntity.ok()
                .header(POSITION, Long.toString(told.position()))
                .body(new Told(told.people(), told.others(), read.refused(), told.position()));
    }

    private TaggedPeople send(Object command) {
        return Waiting.forAnswer(commands.<TaggedPeople>send(command));
    }

    private static ResponseEntity<TaggedPeople> answer(TaggedPeople told) {
        return ResponseEntity.ok()
                .header(POSITION, Long.toString(told.position()))
                .body(told);
    }

    private static String tag(String tag) {
        String key = SegmentKeys.normal(tag);
        if (!SegmentKeys.isTag(key)) {
            throw new Rejected(Rejection.INVALID_PARAMETER, "A tag is made of " + SegmentKeys.TAG + ".");
        }
        return key;
    }

    private @Nullable Instant end(@Nullable Instant until) {
        if (until != null && !until.isAfter(clock.instant())) {
            throw new Rejected(Rejection.INVALID_PARAMETER, "'until' has to be an instant in the future.");
        }
        return until;
    }
}
