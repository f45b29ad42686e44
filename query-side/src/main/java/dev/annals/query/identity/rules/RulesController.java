package dev.annals.query.identity.rules;

import dev.annals.api.identity.IdentityRulesEvent.RulesPublished;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.identity.InitialRules;
import dev.annals.platform.identity.RulesLog;
import dev.annals.platform.identity.RulesLog.Standing;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.ExpectedVersion;
import dev.annals.platform.web.Page;
import dev.annals.query.access.ListLimit;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import dev.annals.query.identity.whatif.CandidateFile;
import dev.annals.query.identity.whatif.RulesBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers which identity rules hold and held, and publishes others. */
@RestController
@RequestMapping("/api/v1/identity/rules")
@Requires(Permission.READ_MASKED)
@Tag(name = "Identity")
public class RulesController {

    private static final int MOST = 100;

    private final RulesLog log;
    private final InitialRules initial;
    private final Publishing publishing;

    RulesController(RulesLog log, InitialRules initial, Publishing publishing) {
        this.log = log;
        this.initial = initial;
        this.publishing = publishing;
    }

    @GetMapping
    @Operation(
            operationId = "getIdentityRules",
            summary = "The identity rules in force",
            description = "As they were published, by whom and when; where they hold for the past, how far they are"
                    + " applied to it.")
    ResponseEntity<RulesView> inForce() {
        Standing standing = log.standing();
        RulesView view = standing.published() != null && standing.published().event() instanceof RulesPublished it
                ? RulesView.of(standing.published(), it, RulesView.Application.of(standing))
                : RulesView.of(initial);
        return ResponseEntity.ok()
                .header(HttpHeaders.ETAG, "\"" + view.version() + "\"")
                .body(view);
    }

    @GetMapping("/versions")
    @Operation(operationId = "listIdentityRules", summary = "All versions of the identity rules, newest first")
    Page<RulesView> versions(
            @Parameter(description = "The most versions wanted, 1 to 100") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable
                    Long cursor) {
        int most = ListLimit.of(limit, MOST);
        List<RulesView> views = new ArrayList<>();
        List<RecordedEvent> page = log.published(cursor == null ? Long.MAX_VALUE : cursor, most);
        for (RecordedEvent publication : page) {
            if (publication.event() instanceof RulesPublished it) {
                views.add(RulesView.of(publication, it, null));
            }
        }
        if (page.size() == most) {
            return new Page<>(views, Long.toString(page.getLast().sequence()));
        }
        views.add(RulesView.of(initial));
        return new Page<>(views, null);
    }

    @GetMapping("/versions/{version}")
    @Operation(operationId = "getIdentityRulesVersion", summary = "A version of the identity rules")
    RulesView version(@Parameter(schema = @Schema(type = "integer")) @PathVariable String version) {
        if (version.equals(Integer.toString(initial.rules().version()))) {
            return RulesView.of(initial);
        }
        for (RecordedEvent publication : log.published(Long.MAX_VALUE, Integer.MAX_VALUE)) {
            if (publication.event() instanceof RulesPublished it
                    && version.equals(Integer.toString(it.rules().version()))) {
                return RulesView.of(publication, it, null);
            }
        }
        throw new Rejected(Rejection.NOT_FOUND, "No such version of the identity rules was published.");
    }

    @PostMapping(
            consumes = {RulesBody.YAML, RulesBody.TEXT_YAML, RulesBody.FORMER_YAML, RulesBody.JSON, RulesBody.TEXT})
    @Requires(Permission.DECIDE_IDENTITY)
    @RulesBody
    @Operation(
            operationId = "publishIdentityRules",
            summary = "Puts identity rules in force",
            description = "From now on, or for the past as well: then what they would have decided otherwise is decided"
                    + " anew, step by step. Rules that hold for the past and would make more than 1 % of all profiles"
                    + " part of others are refused with `confirmation-needed` until that number is confirmed.")
    ResponseEntity<Publication> publish(
            @RequestBody byte[] body,
            @Parameter(description = "Whether they hold for the past as well") @RequestParam(defaultValue = "false")
                    boolean retroactive,
            @Parameter(description = "How many profiles may become part of others, exactly")
                    @RequestParam(required = false)
                    @Nullable
                    Long confirm,
            @Parameter(description = "The version that has to be in force, as ETag; otherwise 409")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            HttpServletRequest request) {
        CandidateFile file = CandidateFile.of(body);
        Publication publication = publishing.publish(
                file,
                retroactive,
                ExpectedVersion.of(ifMatch),
                confirm,
                Reader.of(request).caller().actor());
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(publication.position()))
                .header(HttpHeaders.ETAG, "\"" + publication.version() + "\"")
                .body(publication);
    }
}
