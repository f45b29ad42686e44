package dev.annals.command.identity;

import dev.annals.api.identity.ForestChange;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.LiftApart;
import dev.annals.api.identity.MergeProfiles;
import dev.annals.api.identity.ReleaseValue;
import dev.annals.api.identity.SplitProfile;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.security.Caller;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.Reasons;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes people's decisions on who is one person. */
@RestController
@RequestMapping("/api/v1/identity")
@Requires(Permission.DECIDE_IDENTITY)
@Tag(name = "Identity")
class IdentityController {

    private static final char BETWEEN = '~';

    private final CommandGateway commands;
    private final ProfileAddress address;

    IdentityController(CommandGateway commands, ProfileAddress address) {
        this.commands = commands;
        this.address = address;
    }

    /** Makes one profile of two. */
    @PostMapping("/merge")
    @Operation(
            operationId = "mergeProfiles",
            summary = "Makes one profile of two",
            description = "Whatever the limits in the identity rules; what kept the two apart is lifted.")
    ResponseEntity<ForestChange> merge(@RequestBody Two two, @AuthenticationPrincipal Caller caller) {
        return decided(new MergeProfiles(
                named(two.one(), "one"),
                named(two.other(), "other"),
                false,
                Reasons.checked(two.reason()),
                caller.actor()));
    }

    /** Makes two profiles of one. */
    @PostMapping("/split")
    @Operation(
            operationId = "splitProfile",
            summary = "Makes two profiles of one",
            description = "Names two identifiers of one profile, or an edge of its forest, that are not one person's."
                    + " Every link that would join them stops to count, the weakest first, until that is lifted.")
    ResponseEntity<ForestChange> split(@RequestBody Two two, @AuthenticationPrincipal Caller caller) {
        Pair pair = pair(two);
        return decided(new SplitProfile(pair.one(), pair.other(), Reasons.checked(two.reason()), caller.actor()));
    }

    /** Takes a split back. */
    @PostMapping("/lift")
    @Operation(
            operationId = "liftSplit",
            summary = "Takes a split back",
            description = "Every link counts again as far as the identity rules allow.")
    ResponseEntity<ForestChange> lift(@RequestBody Two two, @AuthenticationPrincipal Caller caller) {
        Pair pair = pair(two);
        return decided(new LiftApart(pair.one(), pair.other(), Reasons.checked(two.reason()), caller.actor()));
    }

    /** Believes a quarantined value again. */
    @PostMapping("/release")
    @Operation(operationId = "releaseValue", summary = "Has the links of a quarantined value count again")
    ResponseEntity<ForestChange> release(@RequestBody One one, @AuthenticationPrincipal Caller caller) {
        return decided(
                new ReleaseValue(named(one.identifier(), "identifier"), Reasons.checked(one.reason()), caller.actor()));
    }

    private ResponseEntity<ForestChange> decided(Object command) {
        ForestChange change = Waiting.forAnswer(commands.<ForestChange>send(command));
        return ResponseEntity.ok()
                .header("X-Annals-Position", Long.toString(change.position()))
                .body(change);
    }

    private Pair pair(Two two) {
        String edge = two.edge();
        if (edge == null) {
            return new Pair(named(two.one(), "one"), named(two.other(), "other"));
        }
        int between = edge.indexOf(BETWEEN);
        try {
            return new Pair(
                    FragmentId.of(edge.substring(0, Math.max(0, between))), FragmentId.of(edge.substring(between + 1)));
        } catch (IllegalArgumentException notAnEdge) {
            throw new Rejected(Rejection.INVALID_FIELD, "$.edge is no edgeId of a profile's identity.");
        }
    }

    private FragmentId named(@Nullable String text, String field) {
        if (text == null || text.isBlank()) {
            throw new Rejected(
                    Rejection.MISSING_FIELD, "$." + field + " is missing: '<namespace>:<value>' or a profile id.");
        }
        try {
            return address.fragment(text);
        } catch (Rejected notAnAddress) {
            throw new Rejected(Rejection.INVALID_FIELD, "$." + field + ": " + notAnAddress.detail());
        }
    }

    private record Pair(FragmentId one, FragmentId other) {}

    /**
     * Two identifiers.
     *
     * @param one {@code <namespace>:<value>} or an id
     * @param other {@code <namespace>:<value>} or an id
     * @param edge instead of both, the {@code edgeId} of an edge
     * @param reason why, 1 to 500 characters
     */
    record Two(
            @Nullable String one,
            @Nullable String other,
            @Nullable String edge,
            @Nullable String reason) {}

    /**
     * An identifier.
     *
     * @param identifier {@code <namespace>:<value>} or an id
     * @param reason why, 1 to 500 characters
     */
    record One(@Nullable String identifier, @Nullable String reason) {}
}
