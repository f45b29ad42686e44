package dev.annals.query.privacy.held;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.privacy.PackageLink;
import dev.annals.platform.privacy.PackageLinks;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.PublicAddress;
import dev.annals.query.access.Masking;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Makes the links by which people get everything that is held about them. */
@RestController
@Tag(name = "Privacy")
public class PackageController {

    private static final Duration USUAL = Duration.ofDays(14);
    private static final Duration LONGEST = Duration.ofDays(90);

    private final AccessPackages packages;
    private final PackageLinks links;
    private final ProfileAddress address;
    private final PublicAddress publicAddress;
    private final ReadGate gate;
    private final Clock clock;

    public PackageController(
            AccessPackages packages,
            PackageLinks links,
            ProfileAddress address,
            PublicAddress publicAddress,
            ReadGate gate,
            Clock clock) {
        this.packages = packages;
        this.links = links;
        this.address = address;
        this.publicAddress = publicAddress;
        this.gate = gate;
        this.clock = clock;
    }

    @PostMapping("/api/v1/profiles/{profile}/access-package")
    @Requires(Permission.HANDLE_REQUESTS)
    @Operation(
            operationId = "makeAccessPackage",
            summary = "Makes a link to everything that is held about a person",
            description =
                    "For reading (HTML, PDF) and for machines (JSON, CSV): every event, what was derived, purposes and"
                            + " recipients, consents, reads. Whoever has the link needs no login, so send it to that person only. It"
                            + " shows what was recorded up to now. Nothing is stored for it; each download is on record.")
    ResponseEntity<PackageView> link(
            @Parameter(description = "`<namespace>:<value>` or a profile id", example = "email:mia@example.com")
                    @PathVariable
                    String profile,
            @RequestBody(required = false) @Nullable PackageBody body,
            HttpServletRequest request) {
        Reader reader = Reader.of(request);
        FragmentId fragment = address.fragment(profile);
        packages.processors().forEach(processor -> gate.await(reader, processor));
        Instant now = clock.instant();
        AccessPackage held = packages.of(fragment, now);
        Instant until = now.truncatedTo(ChronoUnit.SECONDS).plus(validity(body == null ? null : body.validFor()));
        if (gate.disclose(reader, held.profile().id(), "access package") != Masking.CLEAR) {
            throw new Rejected(Rejection.FORBIDDEN, "A package holds personal data: READ_PROFILES is needed as well.");
        }
        String token = links.token(new PackageLink(fragment, now, reader.purpose(), until));
        String url = publicAddress.of(request) + PackageLinks.PATH + token;
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new PackageView(
                        url,
                        until,
                        held.profile().id().toString(),
                        now,
                        held.events().size(),
                        held.byKind(),
                        held.reconciles(),
                        PackageFile.names().stream()
                                .map(file -> url + "/" + file)
                                .toList()));
    }

    private static Duration validity(@Nullable String text) {
        try {
            Duration given = text == null ? USUAL : Duration.parse(text);
            if (given.isPositive() && given.compareTo(LONGEST) <= 0) {
                return given;
            }
        } catch (DateTimeException notADuration) {
            // told below
        }
        throw new Rejected(Rejection.INVALID_FIELD, "$.validFor is no duration of at most 90 days, such as P14D.");
    }

    /**
     * What kind of link is wanted.
     *
     * @param validFor how long it works, as ISO 8601 duration; 14 days when it is left out
     */
    record PackageBody(@Nullable String validFor) {}

    /**
     * A link.
     *
     * @param url the page that leads to the files
     * @param until when it ceases to work
     * @param profileId the id of the profile
     * @param asOf what was recorded until then is in the package
     * @param events how many events that is
     * @param byKind how many of each kind
     * @param reconciles whether none of the person's events is missing
     * @param files the files
     */
    record PackageView(
            String url,
            Instant until,
            String profileId,
            Instant asOf,
            int events,
            Map<String, Long> byKind,
            boolean reconciles,
            List<String> files) {}
}
