package dev.annals.query.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.crypto.SignedJson;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.Page;
import dev.annals.projections.ReadModel;
import dev.annals.projections.privacy.ErasureDocument;
import dev.annals.projections.privacy.ErasureProjection;
import dev.annals.query.access.ListLimit;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Answers who was erased, how far that is, and with a certificate when it is complete. */
@RestController
@RequestMapping("/api/v1/erasures")
@Requires(Permission.READ_AUDIT)
@Tag(name = "Erasures")
public class ErasuresController {

    private final ReadModel<ErasureDocument> erasures;
    private final EventLog log;
    private final SignedJson signer;
    private final ReadGate gate;

    public ErasuresController(ReadModel<ErasureDocument> erasures, EventLog log, SignedJson signer, ReadGate gate) {
        this.erasures = erasures;
        this.log = log;
        this.signer = signer;
        this.gate = gate;
    }

    @GetMapping
    @Operation(operationId = "listErasures", summary = "Erasures, newest first")
    ResponseEntity<Page<ErasureDocument>> list(
            @Parameter(description = "The most items wanted, 1 to 1000") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable
                    Long cursor,
            HttpServletRequest request) {
        int most = ListLimit.of(limit);
        long below = ListLimit.below(cursor);
        long position = gate.await(Reader.of(request), erasures.processor());
        List<ErasureDocument> items = erasures.newest(below, most, each -> ErasureProjection.key(each.erasure()));
        String next = items.size() < most ? null : Long.toString(items.getLast().position());
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(position))
                .body(new Page<>(items, next));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getErasure", summary = "An erasure and what was done so far")
    ErasureView erasure(@PathVariable String id) {
        return find(id);
    }

    @GetMapping("/{id}/certificate")
    @Operation(
            operationId = "getErasureCertificate",
            summary = "The signed certificate of a complete erasure",
            description =
                    "Holds nothing personal. `annals verify FILE` checks it without a connection to this server; so"
                            + " does any implementation of the W3C's eddsa-jcs-2022 proofs.")
    ResponseEntity<JsonNode> certificate(@PathVariable String id) {
        ErasureView erasure = find(id);
        ErasureView.Moment completed = erasure.completed();
        if (completed == null) {
            throw new Rejected(Rejection.CONFLICT, "The erasure is not complete yet.");
        }
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"erasure-" + erasure.erasure() + ".json\"")
                .body(Certificate.of(erasure, completed, signer));
    }

    @GetMapping("/certificate-key")
    @Operation(
            operationId = "getCertificateKey",
            summary = "The key by which this installation signs certificates, in Multibase")
    Map<String, String> key() {
        return Map.of("publicKeyMultibase", signer.publicKey());
    }

    private ErasureView find(String id) {
        try {
            return ErasureView.of(FragmentId.of(id), log).orElseThrow(ErasuresController::unknown);
        } catch (IllegalArgumentException notAnId) {
            throw unknown();
        }
    }

    private static Rejected unknown() {
        return new Rejected(Rejection.NOT_FOUND, "There is no erasure of this id.");
    }
}
