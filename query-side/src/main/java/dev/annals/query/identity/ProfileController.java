package dev.annals.query.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.security.Permission;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.security.Requires;
import dev.annals.projections.identity.Profile;
import dev.annals.query.access.Masking;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import dev.annals.query.openapi.ReadOfAPerson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers who somebody is. */
@RestController
@RequestMapping("/api/v1/profiles/{profile}")
@Requires(Permission.READ_MASKED)
@Tag(name = "Profiles")
public class ProfileController {

    private static final String SVG = "image/svg+xml";

    private final ProfileAddress address;
    private final ProfileReads profiles;
    private final ProfileViews views;
    private final ReadGate gate;

    public ProfileController(ProfileAddress address, ProfileReads profiles, ProfileViews views, ReadGate gate) {
        this.address = address;
        this.profiles = profiles;
        this.views = views;
        this.gate = gate;
    }

    @GetMapping
    @ReadOfAPerson
    @Operation(
            operationId = "getProfile",
            summary = "A profile, by any identifier of the person or by id",
            description = "The id of a profile that was merged answers the profile it became part of.")
    ResponseEntity<ProfileView> profile(
            @Parameter(description = "`<namespace>:<value>` or a profile id", example = "email:mia@example.com")
                    @PathVariable
                    String profile,
            @Parameter(description = "Answers what was known at this instant, whenever it had happened")
                    @RequestParam(required = false)
                    @Nullable
                    Instant asOf,
            HttpServletRequest request) {
        Reader reader = Reader.of(request);
        FragmentId fragment = address.fragment(profile);
        long position = views.processors().stream()
                .mapToLong(processor -> gate.await(reader, processor))
                .min()
                .orElseThrow();
        Profile found = profiles.profile(fragment, asOf);
        Masking masking = gate.disclose(reader, found.id(), "profile");
        return answer(found, asOf == null ? position : found.position()).body(views.of(found, asOf, masking));
    }

    @GetMapping(path = "/identity", produces = MediaType.APPLICATION_JSON_VALUE)
    @ReadOfAPerson
    @Operation(
            operationId = "getProfileIdentity",
            summary = "How a profile came together",
            description =
                    "Its fragments, one for each identifier, and the links that joined them or were refused: by which"
                            + " rule, on which evidence, when, by whom. `Accept: image/svg+xml` draws it.")
    ResponseEntity<IdentityView> identity(
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
        Masking masking = gate.disclose(reader, found.id(), "identity");
        return answer(found, asOf == null ? position : found.position()).body(IdentityView.of(found, masking));
    }

    @GetMapping(path = "/identity", produces = SVG)
    @Operation(hidden = true)
    ResponseEntity<byte[]> drawing(
            @PathVariable String profile,
            @RequestParam(required = false) @Nullable Instant asOf,
            HttpServletRequest request) {
        ResponseEntity<IdentityView> forest = identity(profile, asOf, request);
        return ResponseEntity.ok()
                .headers(forest.getHeaders())
                .contentType(new MediaType(MediaType.parseMediaType(SVG), StandardCharsets.UTF_8))
                .body(ForestDrawing.of(Objects.requireNonNull(forest.getBody())).getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity.BodyBuilder answer(Profile profile, long position) {
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(position))
                .header(HttpHeaders.CONTENT_LOCATION, "/api/v1/profiles/" + profile.id());
    }
}
