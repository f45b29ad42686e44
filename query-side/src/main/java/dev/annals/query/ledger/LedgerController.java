package dev.annals.query.ledger;

import dev.annals.api.ledger.ConsistencyProof;
import dev.annals.api.ledger.InclusionProof;
import dev.annals.api.ledger.LedgerKey;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.ledger.Checkpoints.Signed;
import dev.annals.platform.ledger.LedgerExport;
import dev.annals.platform.ledger.NoteKey;
import dev.annals.platform.ledger.TileAddress;
import dev.annals.platform.ledger.TlogProof;
import dev.annals.platform.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hands out the ledger as other tools for transparency logs read it (C2SP tlog-tiles), and proofs ready made. */
@RestController
@RequestMapping("/api/v1/ledger")
@Requires(Permission.READ_AUDIT)
@Tag(name = "Ledger", description = "Proofs that the event log is what it was.")
public class LedgerController {

    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final MediaType EXPORT = new MediaType("application", "cbor-seq");
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();
    private static final int BUFFER = 1 << 16;
    private static final String NUMBER = "integer";

    private final LedgerReads ledger;
    private final Coverage coverage;

    public LedgerController(LedgerReads ledger, Coverage coverage) {
        this.ledger = ledger;
        this.coverage = coverage;
    }

    @GetMapping(path = "/checkpoint", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(
            operationId = "ledgerCheckpoint",
            summary = "The newest signed checkpoint",
            description = "A signed note (C2SP tlog-checkpoint). With `atLeast` it covers that position.")
    ResponseEntity<String> checkpoint(
            @Parameter(description = "A position that it has to cover", schema = @Schema(type = NUMBER))
                    @RequestParam(required = false)
                    @Nullable
                    String atLeast) {
        Signed signed = atLeast == null
                ? ledger.newest()
                        .orElseThrow(() -> new Rejected(Rejection.NOT_FOUND, "Nothing was recorded and signed yet."))
                : coverage.of(number("atLeast", atLeast));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(TEXT)
                .header("X-Annals-Position", Long.toString(signed.position()))
                .body(signed.note());
    }

    @GetMapping(path = "/tile/{level}/{*path}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(operationId = "ledgerTile", summary = "A tile of the Merkle tree: up to 256 hashes, 32 bytes each")
    ResponseEntity<byte[]> tile(
            @Parameter(description = "0 for leaves, to 63", schema = @Schema(type = NUMBER)) @PathVariable String level,
            @Parameter(description = "The tile's index and width, as in x001/x234/067.p/112") @PathVariable
                    String path) {
        return TileAddress.parse(level.matches("\\d{1,2}") ? Integer.parseInt(level) : -1, path.substring(1))
                .flatMap(ledger::tile)
                .map(tile -> immutable(tile.hashes()))
                .orElseThrow(() -> new Rejected(Rejection.NOT_FOUND, "No checkpoint covers such a tile."));
    }

    @GetMapping(path = "/tile/entries/{*path}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(
            operationId = "ledgerEntries",
            summary = "The entries under a tile of level 0, each after its length in two bytes")
    ResponseEntity<byte[]> entries(@Parameter(description = "The tile's index and width") @PathVariable String path) {
        return TileAddress.parse(0, path.substring(1))
                .flatMap(ledger::entries)
                .map(LedgerController::immutable)
                .orElseThrow(() -> new Rejected(Rejection.NOT_FOUND, "No checkpoint covers such entries."));
    }

    @GetMapping(path = "/proof/{position}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "ledgerProof",
            summary = "Proves that an event is in the log",
            description =
                    "Holds all that is needed to check it offline: `annals verify proof.json`. As text/plain it is a"
                            + " C2SP tlog-proof with the entry as extra data. Waits up to five seconds for a checkpoint that covers"
                            + " the event.")
    ResponseEntity<InclusionProof> proof(
            @Parameter(description = "The event's place in the log", schema = @Schema(type = NUMBER)) @PathVariable
                    String position) {
        return ResponseEntity.ok(proven(position).document());
    }

    @GetMapping(path = "/proof/{position}", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(hidden = true)
    ResponseEntity<String> proofAsText(@PathVariable String position) {
        LedgerReads.Proven proven = proven(position);
        return ResponseEntity.ok()
                .contentType(TEXT)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + proven.document().position() + ".tlog-proof\"")
                .body(new TlogProof(
                                proven.entry(),
                                proven.index(),
                                proven.path(),
                                proven.document().checkpoint())
                        .text());
    }

    private LedgerReads.Proven proven(String given) {
        long position = number("position", given);
        ledger.require(position);
        return ledger.prove(position, coverage.of(position));
    }

    @GetMapping(path = "/consistency", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "ledgerConsistency",
            summary = "Proves that the log of so many events has grown out of the log of fewer")
    ConsistencyProof consistency(
            @Parameter(description = "The earlier number of events", schema = @Schema(type = NUMBER))
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(
                            description =
                                    "The later number of events; that of the newest checkpoint where it is missing",
                            schema = @Schema(type = NUMBER))
                    @RequestParam(required = false)
                    @Nullable
                    String to) {
        return ledger.consistency(
                from == null ? 0 : number("from", from), to == null ? ledger.size() : number("to", to));
    }

    @GetMapping(path = "/key", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "ledgerKey", summary = "The key that checkpoints are checked with")
    LedgerKey key() {
        NoteKey key = ledger.key();
        return new LedgerKey(key.name(), key.text(), key.pem());
    }

    @GetMapping(path = "/export")
    @Operation(
            operationId = "ledgerExport",
            summary = "The whole log up to its newest checkpoint, as a file that `annals verify` reads offline")
    void export(HttpServletResponse response) throws IOException {
        response.setContentType(EXPORT.toString());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"annals.ledger\"");
        OutputStream target = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        new LedgerExport(target, position -> {}).write(ledger.all());
    }

    /** Read here and not by the framework, so that nobody learns what a number is who may not ask. */
    private static long number(String name, String given) {
        try {
            return Long.parseLong(given);
        } catch (NumberFormatException e) {
            throw new Rejected(Rejection.INVALID_PARAMETER, "The parameter '" + name + "' is no whole number.");
        }
    }

    private static ResponseEntity<byte[]> immutable(byte[] body) {
        return ResponseEntity.ok()
                .cacheControl(FOR_EVER)
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(body);
    }
}
