package dev.annals.query.tag;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.security.Permission;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.Page;
import dev.annals.projections.identity.Profile;
import dev.annals.query.access.Masking;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import dev.annals.query.identity.ProfileReads;
import dev.annals.query.openapi.ReadOfAPerson;
import dev.annals.query.segment.OwnSegments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers which tags somebody carries. */
@RestController
@Requires(Permission.READ_MASKED)
@Tag(name = "Tags")
public class TagsReadController {

    private final ProfileAddress address;
    private final ProfileReads profiles;
    private final OwnTags tags;
    private final OwnSegments segments;
    private final ReadGate gate;

    public TagsReadController(
            ProfileAddress address, ProfileReads profiles, OwnTags tags, OwnSegments segments, ReadGate gate) {
        this.address = address;
        this.profiles = profiles;
        this.tags = tags;
        this.segments = segments;
        this.gate = gate;
    }

    @GetMapping("/api/v1/profiles/{profile}/tags")
    @ReadOfAPerson
    @Operation(
            operationId = "listProfileTags",
            summary = "The tags somebody carries: who put them, why and until when, or which segment gives them",
            description =
                    "With `asOf`: what somebody had put by then, and did hold; and what segments gave at that instant,"
                            + " by the versions that held then.")
    ResponseEntity<Page<OwnTag>> tags(
            @Parameter(description = "`<namespace>:<value>` or a profile id", example = "email:mia@example.com")
                    @PathVariable
                    String profile,
            @Parameter(description = "Answers what was known at this instant") @RequestParam(required = false) @Nullable
                    Instant asOf,
            HttpServletRequest request) {
        Reader reader = Reader.of(request);
        FragmentId fragment = address.fragment(profile);
        long position = gate.await(reader, profiles.processor());
        Profile found = profiles.profile(fragment, asOf);
        Masking masking = gate.disclose(reader, found.id(), "tags");
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(position))
                .body(new Page<>(tags.of(found, segments.of(found.id(), asOf), asOf, masking), null));
    }
}
