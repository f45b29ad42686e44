package dev.annals.query.privacy.retention;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ExpirePurpose;
import dev.annals.api.privacy.ExpiryReceipt;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.security.Caller;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.Given;
import dev.annals.projections.identity.Profile;
import dev.annals.query.access.ReadGate;
import dev.annals.query.identity.ProfileReads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes orders to have what was collected for one purpose be gone before its time, while the person stays. */
@RestController
@Requires(Permission.HANDLE_REQUESTS)
@Tag(name = "Erasures")
class ExpiriesController {

    private static final Set<String> GROUNDS = Set.of("consent-withdrawn", "request", "error");

    private final CommandGateway commands;
    private final ProfileReads profiles;
    private final ProfileAddress address;

    ExpiriesController(CommandGateway commands, ProfileReads profiles, ProfileAddress address) {
        this.commands = commands;
        this.profiles = profiles;
        this.address = address;
    }

    @PostMapping("/api/v1/retention/expiries")
    @Operation(
            operationId = "expirePurpose",
            summary = "Has what was collected about a person for one purpose be gone, for ever",
            description =
                    "What the interactions of the purpose said is not told any more, and everything derived is as if they"
                            + " had never happened; the person stays, with everything else. What legal holds demand stays until they"
                            + " end. By schedule the same happens when a purpose's time is over.")
    ResponseEntity<Expired> expire(@RequestBody Order order, @AuthenticationPrincipal Caller caller) {
        FragmentId fragment = address.fragment(Given.text(order.profile(), "profile"));
        String purpose = Given.text(order.purpose(), "purpose");
        String ground = order.ground() == null ? "request" : order.ground();
        if (!GROUNDS.contains(ground)) {
            throw new Rejected(Rejection.INVALID_FIELD, "$.ground is none of consent-withdrawn, request and error.");
        }
        Profile person = profiles.profile(fragment);
        List<FragmentId> members = person.members().keySet().stream().sorted().toList();
        ExpiryReceipt receipt =
                commands.sendAndWait(new ExpirePurpose(person.id(), members, purpose, ground, caller.actor()));
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(receipt.position()))
                .body(new Expired(person.id().toString(), purpose, receipt.interactions(), receipt.held()));
    }

    /**
     * What is to be gone.
     *
     * @param profile {@code <namespace>:<value>} or a profile id
     * @param purpose the key of the purpose
     * @param ground {@code request} (default), {@code consent-withdrawn} or {@code error}
     */
    record Order(
            @Nullable String profile,
            @Nullable String purpose,
            @Nullable String ground) {}

    /**
     * What is gone.
     *
     * @param profileId the profile
     * @param purpose the purpose
     * @param interactions of how many interactions nothing is told any more
     * @param held how many stay for now, because a legal hold demands them
     */
    record Expired(String profileId, String purpose, long interactions, long held) {}
}
