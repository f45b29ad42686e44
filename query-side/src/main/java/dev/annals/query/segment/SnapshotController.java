package dev.annals.query.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.api.segment.ChangeList;
import dev.annals.api.segment.PublishSegment;
import dev.annals.api.segment.PublishedSegment;
import dev.annals.platform.events.OnRecord;
import dev.annals.platform.security.Requires;
import dev.annals.platform.segment.Memberships.Membership;
import dev.annals.platform.segment.PublishedDefinition;
import dev.annals.platform.segment.SegmentFile;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Keeps who is in a segment, or was at an instant, as a list that does not change by itself. */
@RestController
@Requires(Permission.BUILD_SEGMENTS)
@Tag(name = "Segments")
public class SnapshotController {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SegmentReads segments;
    private final CommandGateway commands;
    private final Clock clock;

    SnapshotController(SegmentReads segments, CommandGateway commands, Clock clock) {
        this.segments = segments;
        this.commands = commands;
        this.clock = clock;
    }

    /**
     * The list that is wanted.
     *
     * @param list its key
     * @param name what people call it; its key when left out
     */
    record Wanted(@Nullable String list, @Nullable String name) {}

    /**
     * A list that was made.
     *
     * @param list its key
     * @param segment the segment whose members are on it
     * @param at the instant at which they were in it
     * @param people how many
     * @param position the position up to which the log has to be read to see it
     */
    record Snapshot(String list, String segment, Instant at, int people, long position) {}

    @PostMapping("/api/v1/segments/{key}/snapshots")
    @Operation(
            operationId = "snapshotSegment",
            summary = "Makes a static list of who is in a segment, or was at an instant",
            description = "A segment of the list's key that is there already is refused. Sent again with the same"
                    + " `asOf`, it makes the same list.")
    ResponseEntity<Snapshot> take(
            @PathVariable String key,
            @RequestBody Wanted wanted,
            @Parameter(description = "The instant; now unless said") @RequestParam(required = false) @Nullable
                    Instant asOf,
            @Parameter(description = "The position that has to be visible") @RequestParam(required = false) @Nullable
                    Long atLeast,
            HttpServletRequest request) {
        Reader reader = Reader.of(request);
        var unused = segments.await(reader);
        Instant now = clock.instant();
        Instant at = asOf == null ? now : asOf;
        if (at.isAfter(now)) {
            throw new Rejected(Rejection.INVALID_PARAMETER, "'asOf' lies in the future; nobody is in it then yet.");
        }
        PublishedDefinition segment = segments.kept(key);
        String text = definition(segment, wanted, at);
        String list = SegmentFile.read(SegmentFile.NAME, text).key();
        List<FragmentId> members = segments.members(segment.key(), at, null, Integer.MAX_VALUE).stream()
                .map(Membership::profile)
                .toList();
        String by = reader.caller().actor();
        long position = recorded(commands.<PublishedSegment>send(new PublishSegment(text, 0, by)))
                .position();
        if (!members.isEmpty()) {
            position = recorded(commands.<Long>send(new ChangeList(list, members, List.of(), by)));
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(ReadGate.POSITION, Long.toString(position))
                .body(new Snapshot(list, segment.key(), at, members.size(), position));
    }

    private static <T> T recorded(CompletableFuture<T> recording) {
        return OnRecord.await(recording, "The list is not on record.");
    }

    private static String definition(PublishedDefinition segment, Wanted wanted, Instant at) {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("segment", wanted.list() == null ? "" : wanted.list());
        if (wanted.name() != null) {
            definition.put("name", wanted.name());
        }
        definition.put(
                "description",
                "Who was in the segment " + segment.key() + ", version " + segment.version() + ", at " + at);
        definition.put("list", true);
        return JSON.writeValueAsString(definition);
    }
}
