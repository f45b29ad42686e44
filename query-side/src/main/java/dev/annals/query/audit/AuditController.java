package dev.annals.query.audit;

import dev.annals.api.access.RecordExport;
import dev.annals.api.audit.AuditEntry;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.residency.Destination;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.Page;
import dev.annals.projections.identity.MergeTree;
import dev.annals.query.access.AccessRecorder;
import dev.annals.query.access.ListLimit;
import dev.annals.query.access.Masking;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import dev.annals.query.identity.ProfileReads;
import dev.annals.query.interaction.StreamCursor;
import dev.annals.query.privacy.ExportBorders;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers what happened, for those who have to account for it. */
@RestController
@Requires(Permission.READ_AUDIT)
@Tag(name = "Audit")
public class AuditController {

    /** The header in which a CSV list says how to go on: it has no place for that. */
    static final String NEXT = "X-Annals-Next";

    /** The header that says how many events there are about a person. */
    static final String TOTAL = "X-Annals-Total";

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final ProfileAddress address;
    private final ProfileReads profiles;
    private final AuditTrail trail;
    private final LogAudit log;
    private final ReadGate gate;
    private final AccessRecorder recorder;
    private final ExportBorders borders;

    public AuditController(
            ProfileAddress address,
            ProfileReads profiles,
            AuditTrail trail,
            LogAudit log,
            ReadGate gate,
            AccessRecorder recorder,
            ExportBorders borders) {
        this.address = address;
        this.profiles = profiles;
        this.trail = trail;
        this.log = log;
        this.gate = gate;
        this.recorder = recorder;
        this.borders = borders;
    }

    @GetMapping(path = "/api/v1/audit", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listAudit",
            summary = "The events of a person or a period, newest first",
            description =
                    "With `subject`: every event of all of the person's fragments and every read of them, also after"
                            + " an erasure; `X-Annals-Total` says how many there are without any filter. Without: the whole"
                            + " log. All filters given apply together. What staff caused, and kinds other than those of"
                            + " intake, are found at once. One page looks at 20,000 events of a person, or 50,000 positions"
                            + " of the log, at most, so it may hold fewer entries than asked for, even none, and still not"
                            + " be the last: follow `next`, or, as text/csv or application/pdf, the header"
                            + " `X-Annals-Next`.")
    ResponseEntity<Page<AuditEntry>> list(
            @Parameter(description = "`<namespace>:<value>` or a profile id") @RequestParam(required = false) @Nullable
                    String subject,
            @Parameter(description = "Who caused it: `source:<name>`, `<role>:<token name>` or `system`")
                    @RequestParam(required = false)
                    @Nullable
                    String actor,
            @Parameter(description = "The event's name, or what stands before its dot", example = "identity")
                    @RequestParam(required = false)
                    @Nullable
                    String kind,
            @Parameter(description = "The id of the request that led to it, as `X-Request-Id` said")
                    @RequestParam(required = false)
                    @Nullable
                    String requestId,
            @Parameter(description = "What was read for, or consented to") @RequestParam(required = false) @Nullable
                    String purpose,
            @Parameter(description = "Appended then or later") @RequestParam(required = false) @Nullable Instant from,
            @Parameter(description = "Appended before") @RequestParam(required = false) @Nullable Instant to,
            @Parameter(
                            description =
                                    "With values before and after, where `subject` is given; recorded as a read of them")
                    @RequestParam(defaultValue = "false")
                    boolean changes,
            @Parameter(description = "The most entries wanted, 1 to 1000") @RequestParam(defaultValue = "100")
                    int limit,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            HttpServletRequest request) {
        AuditFilter filter = new AuditFilter(actor, kind, requestId, purpose, from, to).narrowed();
        int most = ListLimit.of(limit);
        Reader reader = Reader.byHeaders(request);
        if (subject == null) {
            gate.await(reader, profiles.processor());
            long head = log.head();
            return answer(head).body(log.page(filter, cursor, most));
        }
        StreamCursor start = StreamCursor.parse(cursor);
        long position = gate.await(reader, profiles.processor());
        MergeTree person = person(subject);
        Masking masking = changes ? gate.disclose(reader, address.fragment(subject), "audit with values") : null;
        return answer(position)
                .header(TOTAL, Long.toString(trail.countOf(person)))
                .body(trail.ofSubject(person, filter, most, start, masking));
    }

    private MergeTree person(String subject) {
        return profiles.tree(address.fragment(subject))
                .orElseThrow(
                        () -> new Rejected(Rejection.NOT_FOUND, "Nobody was ever known by this id or identifier."));
    }

    @GetMapping(
            path = "/api/v1/audit",
            produces = {"text/csv", MediaType.APPLICATION_PDF_VALUE})
    @Operation(hidden = true)
    ResponseEntity<byte[]> file(
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String requestId,
            @RequestParam(required = false) @Nullable String purpose,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "1000") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String mechanism,
            HttpServletRequest request) {
        Destination destination = ExportBorders.destination(country, mechanism);
        ResponseEntity<Page<AuditEntry>> json =
                list(subject, actor, kind, requestId, purpose, from, to, false, limit, cursor, request);
        Page<AuditEntry> page = Objects.requireNonNull(json.getBody());
        boolean isPdf = isPdf(request);
        String format = isPdf ? "pdf" : "csv";
        FragmentId person = subject == null ? null : address.fragment(subject);
        Optional<String> grounds =
                person == null ? Optional.empty() : borders.pass(List.of(person), person, "audit", destination);
        recorder.exported(new RecordExport(
                person,
                "audit",
                format,
                page.items().size(),
                Reader.byHeaders(request).purpose()));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .headers(json.getHeaders())
                .contentType(isPdf ? MediaType.APPLICATION_PDF : CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit." + format + "\"");
        grounds.ifPresent(ground -> answer.header(ExportBorders.TRANSFERS, ground));
        if (page.next() != null) {
            answer.header(NEXT, page.next());
        }
        return answer.body(
                isPdf
                        ? AuditPdf.of(page.items(), page.next())
                        : Csv.of(page.items()).getBytes(StandardCharsets.UTF_8));
    }

    /** Of the two kinds of file, the one that the request accepts first. */
    private static boolean isPdf(HttpServletRequest request) {
        List<MediaType> accepted = MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT));
        MimeTypeUtils.sortBySpecificity(accepted);
        return accepted.stream()
                .filter(type -> type.includes(MediaType.APPLICATION_PDF) || type.includes(CSV))
                .findFirst()
                .filter(type -> type.includes(MediaType.APPLICATION_PDF))
                .isPresent();
    }

    private static ResponseEntity.BodyBuilder answer(long position) {
        return ResponseEntity.ok().header(ReadGate.POSITION, Long.toString(position));
    }
}
