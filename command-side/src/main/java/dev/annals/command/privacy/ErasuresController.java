package dev.annals.command.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.EraseProfile;
import dev.annals.api.privacy.ErasureReceipt;
import dev.annals.api.privacy.ReadmitIdentifier;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.security.Caller;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.Given;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes orders to erase people, and to hear of them again. */
@RestController
@Tag(name = "Erasures")
@Requires(Permission.HANDLE_REQUESTS)
class ErasuresController {

    private static final Set<String> GROUNDS = Set.of("request", "retention", "consent-withdrawn", "error");
    private static final Set<String> PERMISSIONS = Set.of("consent", "request");
    private static final int LONGEST_REFERENCE = 100;

    private final CommandGateway commands;
    private final ProfileAddress address;
    private final Supplier<UUID> ids;

    ErasuresController(CommandGateway commands, ProfileAddress address, Supplier<UUID> ids) {
        this.commands = commands;
        this.address = address;
        this.ids = ids;
    }

    /** Erases a person. */
    @PostMapping("/api/v1/erasures")
    @Operation(
            operationId = "eraseProfile",
            summary = "Erases a person, for ever",
            description =
                    "Everything recorded under any identifier of the person, in every place. Answered when the order"
                            + " is durable; it is carried out within seconds, also after a crash. Who is erased already is answered"
                            + " with that erasure.")
    ResponseEntity<Ordered> erase(@RequestBody Order order, @AuthenticationPrincipal Caller caller) {
        FragmentId fragment = address.fragment(Given.text(order.profile(), "profile"));
        String ground = order.ground() == null ? "request" : order.ground();
        if (!GROUNDS.contains(ground)) {
            throw new Rejected(
                    Rejection.INVALID_FIELD, "$.ground is none of request, retention, consent-withdrawn and error.");
        }
        ErasureReceipt receipt = Waiting.forAnswer(commands.<ErasureReceipt>send(new EraseProfile(
                List.of(fragment),
                new FragmentId(ids.get()),
                ground,
                null,
                Boolean.TRUE.equals(order.renewMasterKey()),
                caller.actor())));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/erasures/" + receipt.erasure()))
                .header("X-Annals-Position", Long.toString(receipt.position()))
                .body(new Ordered(
                        receipt.erasure().toString(), receipt.profile().toString()));
    }

    /** Hears of an erased identifier again. */
    @PostMapping("/api/v1/readmissions")
    @Operation(
            operationId = "readmitIdentifier",
            summary = "Has what names an erased identifier recorded again",
            description = "Because the person gave a new permission. What was erased stays erased.")
    ResponseEntity<Readmitted> readmit(@RequestBody Readmission readmission, @AuthenticationPrincipal Caller caller) {
        FragmentId fragment = address.fragment(Given.text(readmission.identifier(), "identifier"));
        String ground = Given.text(readmission.ground(), "ground");
        String reference = Given.text(readmission.reference(), "reference").strip();
        if (!PERMISSIONS.contains(ground)) {
            throw new Rejected(Rejection.INVALID_FIELD, "$.ground is neither consent nor request.");
        }
        if (reference.isEmpty()
                || reference.length() > LONGEST_REFERENCE
                || !reference.chars().allMatch(each -> each > ' ' && each < 127 && each != '@')) {
            throw new Rejected(
                    Rejection.INVALID_FIELD,
                    "$.reference is no id of 1 to " + LONGEST_REFERENCE + " ASCII characters without blanks and @.");
        }
        Long position = Waiting.forAnswer(
                commands.<Long>send(new ReadmitIdentifier(fragment, ground, reference, caller.actor())));
        return ResponseEntity.ok()
                .header("X-Annals-Position", Long.toString(position == null ? 0 : position))
                .body(new Readmitted(fragment.toString(), "readmitted"));
    }

    /**
     * Whom to erase.
     *
     * @param profile {@code <namespace>:<value>} or a profile id
     * @param ground {@code request} (default), {@code retention}, {@code consent-withdrawn} or {@code error}
     * @param renewMasterKey whether the master key is to be replaced at the end, so that older copies of the key store
     *     open nothing; default false
     */
    record Order(
            @Nullable String profile,
            @Nullable String ground,
            @Nullable Boolean renewMasterKey) {}

    /**
     * An erasure that was ordered.
     *
     * @param erasure its id
     * @param profile the id of the profile that is erased
     */
    record Ordered(String erasure, String profile) {}

    /**
     * Whom to hear of again.
     *
     * @param identifier {@code <namespace>:<value>}
     * @param ground {@code consent} or {@code request}
     * @param reference the id of what proves it; nothing personal
     */
    record Readmission(
            @Nullable String identifier,
            @Nullable String ground,
            @Nullable String reference) {}

    /**
     * An identifier that is heard of again.
     *
     * @param fragment its id
     * @param status {@code readmitted}
     */
    record Readmitted(String fragment, String status) {}
}
