package dev.annals.query.consent;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.consent.PreferenceLinks;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.pages.RefusalPage;
import dev.annals.platform.security.Requires;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Hands out receipts of decisions: to those who asked for them, and to the people themselves by their link. */
@RestController
@Tag(name = "Consent")
public class ReceiptController {

    private static final String JSON_LD = "application/ld+json";
    private static final String WHAT_IT_IS =
            "The record in the fields of ISO/IEC TS 27560, as signed JSON-LD that holds"
                    + " nothing personal. `annals verify FILE` checks it without a connection to this server; so does any"
                    + " implementation of the W3C's eddsa-jcs-2022 proofs.";

    private final Receipts receipts;
    private final ConsentReads consents;
    private final ProfileAddress address;
    private final PreferenceLinks links;
    private final ReadGate gate;
    private final Clock clock;

    public ReceiptController(
            Receipts receipts,
            ConsentReads consents,
            ProfileAddress address,
            PreferenceLinks links,
            ReadGate gate,
            Clock clock) {
        this.receipts = receipts;
        this.consents = consents;
        this.address = address;
        this.links = links;
        this.gate = gate;
        this.clock = clock;
    }

    @Requires(Permission.READ_MASKED)
    @GetMapping(path = "/api/v1/profiles/{profile}/consents/{record}/receipt", produces = JSON_LD)
    @Operation(operationId = "getConsentReceipt", summary = "The receipt of a decision", description = WHAT_IT_IS)
    ResponseEntity<JsonNode> receipt(
            @Parameter(description = "`<namespace>:<value>` or a profile id", example = "email:mia@example.com")
                    @PathVariable
                    String profile,
            @Parameter(description = "The id of the record") @PathVariable String record,
            HttpServletRequest request) {
        Reader reader = Reader.of(request);
        consents.processors().forEach(processor -> gate.await(reader, processor));
        return answer(receipts.of(address.fragment(profile), id(record)));
    }

    @SecurityRequirements
    @GetMapping(
            path = "/preferences/{token}/receipts/{record}",
            produces = {JSON_LD, MediaType.TEXT_HTML_VALUE})
    @Operation(
            operationId = "getOwnReceipt",
            summary = "The receipt of a person's own decision",
            description = WHAT_IT_IS)
    ResponseEntity<?> ownReceipt(
            @PathVariable String token,
            @Parameter(description = "The id of the record") @PathVariable String record,
            HttpServletRequest request) {
        try {
            return answer(receipts.of(links.read(token, clock.instant()).fragment(), id(record)));
        } catch (Rejected refused) {
            return RefusalPage.of(refused, request);
        }
    }

    private static ResponseEntity<JsonNode> answer(ObjectNode receipt) {
        String name = "receipt-" + receipt.path("record_id").asString("") + ".json";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(JSON_LD))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(receipt);
    }

    private static UUID id(String record) {
        try {
            return UUID.fromString(record);
        } catch (IllegalArgumentException notAnId) {
            throw new Rejected(Rejection.NOT_FOUND, "There is no record of this id.");
        }
    }
}
