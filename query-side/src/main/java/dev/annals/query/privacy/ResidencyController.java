package dev.annals.query.privacy;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.residency.Destination;
import dev.annals.platform.residency.Passage;
import dev.annals.platform.residency.ResidencyPolicy;
import dev.annals.platform.security.Requires;
import dev.annals.projections.identity.Profile;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import dev.annals.query.identity.ProfileReads;
import dev.annals.query.openapi.ReadOfAPerson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers where a person's data live, and whether they may be taken somewhere, by the policy that every way out asks. */
@RestController
@Requires(Permission.READ_PROFILES)
@Tag(name = "Profiles")
public class ResidencyController {

    private static final String ASKED = "question";

    private final ResidencyPolicy policy;
    private final ProfileAddress address;
    private final ProfileReads profiles;
    private final ReadGate gate;

    public ResidencyController(ResidencyPolicy policy, ProfileAddress address, ProfileReads profiles, ReadGate gate) {
        this.policy = policy;
        this.address = address;
        this.profiles = profiles;
        this.gate = gate;
    }

    @GetMapping("/api/v1/profiles/{profile}/residency")
    @ReadOfAPerson
    @Operation(
            operationId = "getProfileResidency",
            summary = "Where a person's data live, and whether they may be taken to a country",
            description = "By the rules of `annals.residency.rules`. Where a person lives is personal: the read is"
                    + " recorded.")
    ResponseEntity<Residency> residency(
            @Parameter(description = "`<namespace>:<value>` or a profile id", example = "email:mia@example.com")
                    @PathVariable
                    String profile,
            @Parameter(description = "A country to which data would be taken, as ISO 3166-1 code")
                    @RequestParam(required = false)
                    @Nullable
                    String country,
            @Parameter(description = "On what that would rest, such as scc") @RequestParam(required = false) @Nullable
                    String mechanism,
            HttpServletRequest request) {
        if (country != null && !country.matches("[A-Za-z]{2}")) {
            throw new Rejected(Rejection.INVALID_PARAMETER, "The parameter 'country' is a code of two letters.");
        }
        Reader reader = Reader.of(request);
        long position = gate.await(reader, profiles.processor());
        Profile found = profiles.profile(address.fragment(profile));
        Map<String, @Nullable Object> traits = new HashMap<>();
        found.traits().forEach((name, said) -> traits.put(name, said.value()));
        String region = policy.regionOf(traits, found.identifiers());
        var unused = gate.disclose(reader, found.id(), "residency");
        Passage passage = country == null
                ? null
                : policy.passage(region, new Destination(ASKED, country.toLowerCase(Locale.ROOT), mechanism));
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(position))
                .body(new Residency(found.id().toString(), region, passage));
    }

    /**
     * Where somebody's data live.
     *
     * @param profileId the profile
     * @param region the region
     * @param passage whether they may be taken to the country that was asked about; null where none was
     */
    record Residency(
            String profileId, String region, @Nullable Passage passage) {}
}
