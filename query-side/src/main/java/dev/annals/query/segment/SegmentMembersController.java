package dev.annals.query.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.security.Requires;
import dev.annals.platform.segment.Memberships.Membership;
import dev.annals.platform.segment.PublishedDefinition;
import dev.annals.platform.segment.SegmentDefinition;
import dev.annals.platform.segment.SegmentFile;
import dev.annals.platform.web.Page;
import dev.annals.projections.identity.Profile;
import dev.annals.query.access.ListLimit;
import dev.annals.query.access.Masking;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import dev.annals.query.identity.ProfileReads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers who is in a segment and why, and who would be. */
@RestController
@Requires(Permission.READ_MASKED)
@Tag(name = "Segments")
public class SegmentMembersController {

    private static final int MOST_SAMPLED = 100;

    private final SegmentReads segments;
    private final Explanations explanations;
    private final OwnSegments own;
    private final SeenNames names;
    private final DefinedNames defined;
    private final Usable usable;
    private final ProfileAddress address;
    private final ProfileReads profiles;
    private final ReadGate gate;

    SegmentMembersController(
            SegmentReads segments,
            Explanations explanations,
            OwnSegments own,
            SeenNames names,
            DefinedNames defined,
            Usable usable,
            ProfileAddress address,
            ProfileReads profiles,
            ReadGate gate) {
        this.segments = segments;
        this.explanations = explanations;
        this.own = own;
        this.names = names;
        this.defined = defined;
        this.usable = usable;
        this.address = address;
        this.profiles = profiles;
        this.gate = gate;
    }

    @GetMapping(path = "/api/v1/segments/{key}/members", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listSegmentMembers",
            summary = "Who is in a segment, in the order of ids",
            description =
                    "With `asOf`: who was in it at that instant. With `use`: only those whose data may be used for"
                            + " that purpose now; a page may then be short, and still not the last.")
    ResponseEntity<Page<MemberView>> members(
            @PathVariable String key,
            @Parameter(description = "The instant; now unless said") @RequestParam(required = false) @Nullable
                    Instant asOf,
            @Parameter(description = "The key of a purpose") @RequestParam(required = false) @Nullable String use,
            @Parameter(description = "The channel by which they would be written to")
                    @RequestParam(required = false)
                    @Nullable
                    String channel,
            @Parameter(description = "The most members wanted, 1 to 1000") @RequestParam(defaultValue = "100")
                    int limit,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            @Parameter(description = "The position that has to be visible") @RequestParam(required = false) @Nullable
                    Long atLeast,
            HttpServletRequest request) {
        int most = ListLimit.of(limit);
        FragmentId after = after(cursor);
        long position = segments.await(Reader.of(request));
        List<Membership> page = segments.members(segments.kept(key).key(), asOf, after, most);
        String next = page.size() < most ? null : page.getLast().profile().toString();
        return SegmentReadController.answer(position)
                .body(new Page<>(
                        usable.of(page, use, channel).stream()
                                .map(MemberView::of)
                                .toList(),
                        next));
    }

    @GetMapping("/api/v1/segments/{key}/explain/{profile}")
    @Operation(
            operationId = "explainSegment",
            summary = "Why somebody is in a segment, or is not",
            description = "Each clause of the condition with its value and the events it rests on. With `asOf`: by the"
                    + " version that held at that instant, of what was on record then.")
    ResponseEntity<Explanation> explain(
            @PathVariable String key,
            @Parameter(description = "`<namespace>:<value>` or a profile id") @PathVariable String profile,
            @Parameter(description = "The instant; now unless said") @RequestParam(required = false) @Nullable
                    Instant asOf,
            @Parameter(description = "The position that has to be visible") @RequestParam(required = false) @Nullable
                    Long atLeast,
            HttpServletRequest request) {
        Reader reader = Reader.of(request);
        FragmentId fragment = address.fragment(profile);
        gate.await(reader, profiles.processor());
        long position = segments.await(reader);
        if (asOf == null) {
            PublishedDefinition segment = segments.kept(key);
            Profile found = profiles.profile(fragment);
            Masking masking = gate.disclose(reader, found.id(), "segment");
            return SegmentReadController.answer(position).body(explanations.of(segment, found, masking));
        }
        Profile then = profiles.profile(fragment, asOf);
        Masking masking = gate.disclose(reader, then.id(), "segment");
        return SegmentReadController.answer(position).body(explanations.of(key, then, asOf, masking));
    }

    /**
     * A segment somebody is in.
     *
     * @param segment its key
     * @param name what people call it
     * @param since since when
     * @param cause why
     */
    record InSegment(String segment, String name, Instant since, String cause) {

        static InSegment of(OwnSegments.OwnSegment own) {
            return new InSegment(
                    own.key(),
                    own.segment().definition().name(),
                    own.membership().since(),
                    own.membership().cause().wireName());
        }
    }

    @GetMapping("/api/v1/profiles/{profile}/segments")
    @Operation(
            operationId = "listProfileSegments",
            summary = "The segments somebody is in",
            description = "With `asOf`: those somebody was in at that instant, each in the version that held then.")
    ResponseEntity<Page<InSegment>> ofProfile(
            @Parameter(description = "`<namespace>:<value>` or a profile id") @PathVariable String profile,
            @Parameter(description = "The instant; now unless said") @RequestParam(required = false) @Nullable
                    Instant asOf,
            @Parameter(description = "The position that has to be visible") @RequestParam(required = false) @Nullable
                    Long atLeast,
            HttpServletRequest request) {
        Reader reader = Reader.of(request);
        FragmentId fragment = address.fragment(profile);
        gate.await(reader, profiles.processor());
        long position = segments.await(reader);
        FragmentId root = profiles.profile(fragment, asOf).id();
        return SegmentReadController.answer(position)
                .body(new Page<>(own.of(root, asOf).stream().map(InSegment::of).toList(), null));
    }

    /** No form, as {@code curl -d} calls what it sends: it would be taken apart before it could be read here. */
    @PostMapping(
            path = "/api/v1/segments/preview",
            consumes = {
                MediaType.APPLICATION_JSON_VALUE,
                MediaType.APPLICATION_YAML_VALUE,
                "application/x-yaml",
                "text/yaml",
                MediaType.TEXT_PLAIN_VALUE,
                MediaType.APPLICATION_OCTET_STREAM_VALUE
            })
    @Operation(
            operationId = "previewSegment",
            summary = "What a definition would come to, before it is published",
            description =
                    "How many it would hold, and who would enter and leave the segment of its key. What conditions"
                            + " of segments do not ask for yet is read from the whole history first. `remarks` names what"
                            + " the condition asks for and nobody sent lately.")
    ResponseEntity<PreviewView> preview(
            @RequestBody byte[] definition,
            @Parameter(description = "How many profiles to tell of each kind, 0 to 100")
                    @RequestParam(defaultValue = "10")
                    int sample,
            HttpServletRequest request) {
        if (sample < 0 || sample > MOST_SAMPLED) {
            throw new Rejected(Rejection.INVALID_PARAMETER, "The parameter 'sample' is a number from 0 to 100.");
        }
        long position = segments.await(Reader.of(request));
        SegmentDefinition read = SegmentFile.read(SegmentFile.NAME, new String(definition, StandardCharsets.UTF_8));
        return SegmentReadController.answer(position)
                .body(PreviewView.of(
                        segments.engine().preview(read, sample),
                        Stream.concat(defined.remarks(read).stream(), names.remarks(read.condition()).stream())
                                .toList()));
    }

    static @Nullable FragmentId after(@Nullable String cursor) {
        try {
            return cursor == null ? null : FragmentId.of(cursor);
        } catch (IllegalArgumentException wrong) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER, "The parameter 'cursor' is none that a page answered as 'next'.");
        }
    }
}
