package dev.annals.query.interaction;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.Page;
import dev.annals.projections.identity.Profile;
import dev.annals.query.access.ListLimit;
import dev.annals.query.access.Masking;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import dev.annals.query.identity.ProfileReads;
import dev.annals.query.openapi.ReadOfAPerson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Answers what somebody did. */
@RestController
@Requires(Permission.READ_MASKED)
@Tag(name = "Profiles")
public class TimelineController {

    private final ProfileAddress address;
    private final ProfileReads profiles;
    private final Timeline timeline;
    private final ReadGate gate;
    private final LiveTimelines live;

    public TimelineController(
            ProfileAddress address, ProfileReads profiles, Timeline timeline, ReadGate gate, LiveTimelines live) {
        this.address = address;
        this.profiles = profiles;
        this.timeline = timeline;
        this.gate = gate;
        this.live = live;
    }

    @GetMapping(path = "/api/v1/profiles/{profile}/timeline", produces = MediaType.APPLICATION_JSON_VALUE)
    @ReadOfAPerson
    @Parameter(
            in = ParameterIn.QUERY,
            name = "type",
            description = "Only these types; may be repeated",
            array =
                    @ArraySchema(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"track", "page", "screen", "identify", "group", "alias"
                                            })))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "name",
            description = "Only interactions of these names; may be repeated",
            array = @ArraySchema(schema = @Schema(type = "string")))
    @Operation(
            operationId = "getProfileTimeline",
            summary = "What a person did, newest first",
            description =
                    "In the order in which it was recorded, whatever device or till it came from. With a filter, a"
                            + " page may hold fewer items than asked for and still not be the last: follow `next`. Who accepts"
                            + " `text/event-stream` is sent what happens from now on, or since `Last-Event-ID`.")
    ResponseEntity<Page<TimelineItem>> timeline(
            @Parameter(description = "`<namespace>:<value>` or a profile id", example = "email:mia@example.com")
                    @PathVariable
                    String profile,
            @Parameter(description = "The most items wanted, 1 to 1000") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            HttpServletRequest request) {
        Reader reader = Reader.of(request);
        FragmentId fragment = address.fragment(profile);
        int most = ListLimit.of(limit);
        Timeline.Filter filter = filter(request);
        StreamCursor from = StreamCursor.parse(cursor);
        long position = gate.await(reader, profiles.processor());
        Profile found = profiles.profile(fragment);
        Masking masking = gate.disclose(reader, found.id(), "timeline");
        Page<TimelineItem> page = timeline.page(found.members(), filter, most, from, masking);
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(position))
                .body(page);
    }

    @GetMapping(path = "/api/v1/profiles/{profile}/timeline", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(hidden = true)
    SseEmitter live(@PathVariable String profile, HttpServletRequest request) {
        Reader reader = Reader.of(request);
        FragmentId fragment = address.fragment(profile);
        long after = lastSeen(request.getHeader("Last-Event-ID"));
        gate.await(reader, profiles.processor());
        Profile found = profiles.profile(fragment);
        Masking masking = gate.disclose(reader, found.id(), "live timeline");
        return live.watch(
                new TimelineFollower(fragment, profiles, timeline, masking, after < 0 ? timeline.head() : after));
    }

    private static long lastSeen(@Nullable String id) {
        try {
            return id == null ? -1 : Math.max(-1, Long.parseLong(id));
        } catch (NumberFormatException e) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER, "The header 'Last-Event-ID' is none that an event of here had.");
        }
    }

    /** Read from the request itself: a name may hold a comma. */
    private static Timeline.Filter filter(HttpServletRequest request) {
        List<String> types = all(request, "type");
        if (types.stream().anyMatch(type -> InteractionType.named(type).isEmpty())) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER,
                    "The parameter 'type' is one of track, page, screen, identify, group and alias.");
        }
        return Timeline.Filter.of(types, all(request, "name"));
    }

    private static List<String> all(HttpServletRequest request, String parameter) {
        String[] values = request.getParameterValues(parameter);
        return values == null ? List.of() : List.of(values);
    }
}
