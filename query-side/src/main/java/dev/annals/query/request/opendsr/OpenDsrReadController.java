package dev.annals.query.request.opendsr;

import dev.annals.api.security.Permission;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.privacy.RequestPackages;
import dev.annals.platform.request.opendsr.AskedByController;
import dev.annals.platform.request.opendsr.ProcessorSignature;
import dev.annals.platform.request.opendsr.SupportedIdentities;
import dev.annals.platform.security.Caller;
import dev.annals.platform.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers controllers by OpenDSR 2.0 (sections 6 and 8). What is supported, and the certificate by which signatures are
 * checked, are for everybody; how far a request is, is for the controller who sent it.
 */
@RestController
@RequestMapping("/v2")
@Tag(name = "OpenDSR")
public class OpenDsrReadController {

    private static final String PEM = "application/pem-certificate-chain";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final EventLog log;
    private final FragmentIds ids;
    private final ProcessorSignature signature;
    private final RequestPackages packages;
    private final @Nullable String publicUrl;

    /** @param publicUrl the address under which the installation is reached; null for the one that a request shows */
    public OpenDsrReadController(
            EventLog log,
            FragmentIds ids,
            ProcessorSignature signature,
            RequestPackages packages,
            @Nullable String publicUrl) {
        this.packages = packages;
        this.log = log;
        this.ids = ids;
        this.signature = signature;
        this.publicUrl = publicUrl;
    }

    /** What is supported. */
    @GetMapping(path = "/discovery", produces = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirements
    @Operation(operationId = "openDsrDiscovery", summary = "What is supported, and where the certificate is")
    ResponseEntity<byte[]> discovery() {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("api_version", AskedByController.VERSION);
        var identities = answer.putArray("supported_identities");
        SupportedIdentities.types()
                .forEach(type -> identities
                        .addObject()
                        .put("identity_type", type)
                        .put("identity_format", SupportedIdentities.FORMAT));
        answer.putArray("supported_subject_request_types")
                .add("access")
                .add("portability")
                .add("erasure");
        answer.put("processor_certificate", base() + "/v2/certificate.pem");
        return signed(HttpStatus.OK, answer);
    }

    /** By what signatures are checked. */
    @GetMapping(path = "/certificate.pem", produces = PEM)
    @SecurityRequirements
    @Operation(operationId = "openDsrCertificate", summary = "The certificate by which signatures are checked")
    ResponseEntity<String> certificate() {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(PEM)).body(signature.certificate());
    }

    /** How far a request is. */
    @GetMapping(path = "/requests/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.SUBMIT_REQUESTS)
    @Operation(
            operationId = "openDsrStatus",
            summary = "How far a request is",
            description = "With the signature in X-OpenDSR-Signature. OpenDSR knows no denial: a denied request is"
                    + " completed, with the reason under extensions.")
    ResponseEntity<byte[]> status(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
        Optional<AskedByController> known = AskedByController.find(log, AskedByController.idOf(ids, caller, id));
        if (known.isEmpty()) {
            ObjectNode error = JSON.createObjectNode();
            error.putObject("error")
                    .put("code", HttpStatus.NOT_FOUND.value())
                    .put("message", "There is no request of this id.");
            return signed(HttpStatus.NOT_FOUND, error);
        }
        return signed(HttpStatus.OK, known.get().told(signature.domain(), packages, base()));
    }

    private String base() {
        return publicUrl == null
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : publicUrl.replaceFirst("/$", "");
    }

    private ResponseEntity<byte[]> signed(HttpStatus status, ObjectNode answer) {
        byte[] body = JSON.writeValueAsBytes(answer);
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store");
        signature.headers(body).forEach(response::header);
        return response.body(body);
    }
}
