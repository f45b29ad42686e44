package dev.annals.query.segment;

import dev.annals.api.access.RecordExport;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.security.Permission;
import dev.annals.platform.parquet.ParquetFile;
import dev.annals.platform.residency.Destination;
import dev.annals.platform.security.Requires;
import dev.annals.platform.segment.Memberships.Membership;
import dev.annals.platform.segment.PublishedDefinition;
import dev.annals.query.access.AccessRecorder;
import dev.annals.query.access.Reader;
import dev.annals.query.privacy.ExportBorders;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hands out who is in a segment as a file, on record and within the borders that the residency policy draws. */
@RestController
@Requires(Permission.READ_MASKED)
@Tag(name = "Segments")
public class SegmentExportController {

    private static final int MOST = 100_000;

    private final SegmentReads segments;
    private final Usable usable;
    private final AccessRecorder recorder;
    private final ExportBorders borders;

    SegmentExportController(SegmentReads segments, Usable usable, AccessRecorder recorder, ExportBorders borders) {
        this.segments = segments;
        this.usable = usable;
        this.recorder = recorder;
        this.borders = borders;
    }

    @GetMapping(
            path = "/api/v1/segments/{key}/export",
            produces = {"text/csv", MediaType.APPLICATION_NDJSON_VALUE, ParquetFile.MEDIA_TYPE})
    @Operation(
            operationId = "exportSegment",
            summary = "The members of a segment as a file, at most 100,000 at a time",
            description =
                    "CSV, or NDJSON or Parquet where the request accepts that: `segment`, `profileId`, `since`, `cause`."
                            + " Where the segment is bound to a purpose,"
                            + " only those whose data may be used for it now. The header `X-Annals-Next` holds the cursor of the"
                            + " rest. The export is recorded. Where a residency policy is in force, it is refused unless the data"
                            + " of everybody in it may be taken to `country`.")
    ResponseEntity<byte[]> export(
            @PathVariable String key,
            @Parameter(description = "The `X-Annals-Next` of the part before") @RequestParam(required = false) @Nullable
                    String cursor,
            @Parameter(description = "The position that has to be visible") @RequestParam(required = false) @Nullable
                    Long atLeast,
            @Parameter(description = "Where the file goes, as ISO 3166-1 code")
                    @RequestParam(required = false)
                    @Nullable
                    String country,
            @Parameter(description = "On what that rests, such as scc") @RequestParam(required = false) @Nullable
                    String mechanism,
            @Parameter(description = "Only those whose data live in this region")
                    @RequestParam(required = false)
                    @Nullable
                    String region,
            HttpServletRequest request) {
        FragmentId after = SegmentMembersController.after(cursor);
        Destination destination = ExportBorders.destination(country, mechanism);
        Reader reader = Reader.of(request);
        long position = segments.await(reader);
        PublishedDefinition segment = segments.kept(key);
        List<Membership> part = segments.members(segment.key(), null, after, MOST);
        List<Membership> allowed = allowed(segment, part, region);
        Optional<String> grounds = borders.pass(
                allowed.stream().map(Membership::profile).toList(), null, "segment " + segment.key(), destination);
        MembersFile form = MembersFile.accepted(request.getHeader(HttpHeaders.ACCEPT));
        recorder.exported(
                new RecordExport(null, "segment " + segment.key(), form.wireName(), allowed.size(), reader.purpose()));
        ResponseEntity.BodyBuilder answer = SegmentReadController.answer(position)
                .contentType(form.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, fileName(segment, form));
        grounds.ifPresent(ground -> answer.header(ExportBorders.TRANSFERS, ground));
        if (part.size() == MOST) {
            answer.header("X-Annals-Next", part.getLast().profile().toString());
        }
        return answer.body(form.of(segment.key(), allowed));
    }

    private List<Membership> allowed(PublishedDefinition segment, List<Membership> part, @Nullable String region) {
        return usable
                .of(part, segment.definition().purpose(), segment.definition().channel())
                .stream()
                .filter(each -> region == null
                        || region.equals(borders.regionOf(each.profile()).orElse(null)))
                .toList();
    }

    private static String fileName(PublishedDefinition segment, MembersFile form) {
        return ContentDisposition.attachment()
                .filename(segment.key() + "." + form.wireName(), StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
