package dev.annals.command.consent;

import dev.annals.api.consent.ConsentEvidence;
import dev.annals.api.consent.ConsentReceipt;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes the answers to requests, from sites that show the confirmation themselves. */
@RestController
@Tag(name = "Consent")
@Requires(Permission.RECORD_CONSENT)
class ConfirmationController {

    private final Confirmations confirmations;

    ConfirmationController(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    /** Answers a request by its token. */
    @PostMapping("/api/v1/consents/confirmations")
    @Operation(
            operationId = "confirmConsent",
            summary = "Confirms a request by its token",
            description = "Each token answers once. The evidence is the person's: the address and browser that followed"
                    + " the link.")
    ResponseEntity<Confirmed> confirm(@RequestBody Confirmation confirmation) {
        if (confirmation.token() == null) {
            throw new Rejected(Rejection.MISSING_FIELD, "$.token is missing.");
        }
        ConsentReceipt receipt = confirmations.confirm(
                confirmation.token(),
                new ConsentEvidence(confirmation.address(), confirmation.userAgent(), null, null, null, null));
        return ResponseEntity.ok()
                .header("X-Annals-Position", Long.toString(receipt.position()))
                .body(new Confirmed(receipt.record(), receipt.state(), receipt.position()));
    }

    /**
     * An answer.
     *
     * @param token the token
     * @param address the IP address from which it was answered
     * @param userAgent the browser by which it was answered
     */
    record Confirmation(
            @Nullable String token,
            @Nullable String address,
            @Nullable String userAgent) {}

    /**
     * A request that was answered.
     *
     * @param recordId the id of the record
     * @param state {@code given}
     * @param position its place in the log
     */
    record Confirmed(UUID recordId, ConsentState state, long position) {}
}
