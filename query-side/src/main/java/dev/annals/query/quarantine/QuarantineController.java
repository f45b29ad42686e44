package dev.annals.query.quarantine;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.Page;
import dev.annals.projections.quarantine.QuarantineDocument;
import dev.annals.projections.quarantine.QuarantineDocument.Status;
import dev.annals.query.access.ListLimit;
import dev.annals.query.access.Masking;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import dev.annals.query.openapi.ReadOfAPerson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers what could not be accepted, and why. */
@RestController
@RequestMapping("/api/v1/quarantine")
@Requires(Permission.READ_AUDIT)
@Tag(name = "Quarantine")
public class QuarantineController {

    private final QuarantineReads items;
    private final ReadGate gate;

    public QuarantineController(QuarantineReads items, ReadGate gate) {
        this.items = items;
        this.gate = gate;
    }

    @GetMapping
    @ReadOfAPerson
    @Operation(
            operationId = "listQuarantine",
            summary = "Items that could not be accepted, newest first",
            description = "Without their content: see a single item for that.")
    ResponseEntity<Page<QuarantinedItemView>> list(
            @Parameter(schema = @Schema(allowableValues = {"open", "redriven", "discarded"}))
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(description = "The most items wanted, 1 to 1000") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable
                    Long cursor,
            HttpServletRequest request) {
        Status wanted = status(status);
        int most = ListLimit.of(limit);
        long below = ListLimit.below(cursor);
        long position = gate.await(Reader.of(request), items.processor());
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(position))
                .body(items.page(wanted, most, below));
    }

    @GetMapping("/{id}")
    @ReadOfAPerson
    @Operation(operationId = "getQuarantinedItem", summary = "A quarantined item with what was sent")
    ResponseEntity<QuarantinedItemView> item(@PathVariable String id, HttpServletRequest request) {
        Reader reader = Reader.of(request);
        FragmentId itemId = id(id);
        long position = gate.await(reader, items.processor());
        QuarantineDocument item = items.item(itemId);
        boolean clear = item.raw() != null && gate.disclose(reader, itemId, "quarantine") == Masking.CLEAR;
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(position))
                .body(QuarantinedItemView.of(item, clear));
    }

    private static FragmentId id(String text) {
        try {
            return FragmentId.of(text);
        } catch (IllegalArgumentException notAnId) {
            throw new Rejected(Rejection.NOT_FOUND, "The id is not one of a quarantined item.");
        }
    }

    private static @Nullable Status status(@Nullable String text) {
        if (text == null) {
            return null;
        }
        for (Status status : Status.values()) {
            if (status.name().toLowerCase(Locale.ROOT).equals(text)) {
                return status;
            }
        }
        throw new Rejected(Rejection.INVALID_PARAMETER, "The parameter 'status' is open, redriven or discarded.");
    }
}
