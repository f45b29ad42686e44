package dev.annals.command.quarantine;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.Receipt;
import dev.annals.api.quarantine.DiscardItem;
import dev.annals.api.quarantine.RedriveItem;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.security.Caller;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.Reasons;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What an operator does with quarantined items. */
@RestController
@Tag(name = "Quarantine")
@Requires(Permission.OPERATE)
class QuarantineController {

    private static final int MOST_ITEMS = 1_000;

    private final CommandGateway commands;

    QuarantineController(CommandGateway commands) {
        this.commands = commands;
    }

    /** Sends an item through intake again; it stays quarantined, with today's reason, when it is still unacceptable. */
    @PostMapping("/api/v1/quarantine/{id}/redrive")
    @Operation(operationId = "redriveItem", summary = "Sends a quarantined item through intake again")
    ResponseEntity<RedrivenItem> redrive(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
        Receipt receipt = redriven(item(id), caller);
        return at(receipt.position()).body(RedrivenItem.of(id, receipt));
    }

    /** Sends up to 1,000 items through intake again, one after the other in the order given. */
    @PostMapping("/api/v1/quarantine/redrive")
    @Operation(
            operationId = "redriveItems",
            summary = "Sends quarantined items through intake again, in the order given")
    ResponseEntity<RedrivenItems> redriveAll(
            @RequestBody ItemsToRedrive items, @AuthenticationPrincipal Caller caller) {
        List<String> ids = items.items();
        if (ids == null || ids.isEmpty() || ids.size() > MOST_ITEMS) {
            throw new Rejected(
                    Rejection.INVALID_FIELD, "$.items is no list of 1 to " + MOST_ITEMS + " ids of quarantined items.");
        }
        List<FragmentId> wanted = ids.stream().map(QuarantineController::item).toList();
        List<RedrivenItem> answers = new ArrayList<>(wanted.size());
        long position = 0;
        for (FragmentId item : wanted) {
            try {
                Receipt receipt = redriven(item, caller);
                position = Math.max(position, receipt.position());
                answers.add(RedrivenItem.of(item.toString(), receipt));
            } catch (Rejected refused) {
                answers.add(new RedrivenItem(
                        item.toString(), null, "refused", refused.rejection().code() + ": " + refused.detail()));
            }
        }
        return at(position).body(new RedrivenItems(answers));
    }

    /** Gives an item up, for a reason that the audit shows. */
    @PostMapping("/api/v1/quarantine/{id}/discard")
    @Operation(operationId = "discardItem", summary = "Gives a quarantined item up")
    ResponseEntity<DiscardedItem> discard(
            @PathVariable String id, @RequestBody DiscardReason reason, @AuthenticationPrincipal Caller caller) {
        String why = Reasons.checked(reason.reason());
        Long position = Waiting.forAnswer(commands.<Long>send(new DiscardItem(item(id), caller.actor(), why)));
        return at(position == null ? 0 : position).body(new DiscardedItem(id, "discarded"));
    }

    private Receipt redriven(FragmentId item, Caller caller) {
        return Waiting.forAnswer(commands.<Receipt>send(new RedriveItem(item, caller.actor())));
    }

    private static FragmentId item(String id) {
        try {
            return FragmentId.of(id);
        } catch (IllegalArgumentException notAnId) {
            throw new Rejected(Rejection.NOT_FOUND, "The id is not one of a quarantined item.");
        }
    }

    private static ResponseEntity.BodyBuilder at(long position) {
        return ResponseEntity.ok().header("X-Annals-Position", Long.toString(position));
    }

    /** @param items ids, in the order in which they are to be sent */
    record ItemsToRedrive(@Nullable List<String> items) {}

    /** @param reason why the item is given up, 1 to 500 characters */
    record DiscardReason(@Nullable String reason) {}

    /**
     * What became of an item.
     *
     * @param item its id
     * @param messageId its messageId, where it has one
     * @param status {@code stored}, {@code duplicate}, {@code quarantined} or {@code refused}
     * @param reason why it was not simply stored
     */
    record RedrivenItem(
            String item,
            @Nullable String messageId,
            String status,
            @Nullable String reason) {

        static RedrivenItem of(String item, Receipt receipt) {
            return new RedrivenItem(
                    item, receipt.messageId(), receipt.status().name().toLowerCase(Locale.ROOT), receipt.reason());
        }
    }

    /** @param items in the order in which they were asked for */
    record RedrivenItems(List<RedrivenItem> items) {}

    /**
     * An item that was given up.
     *
     * @param item its id
     * @param status {@code discarded}
     */
    record DiscardedItem(String item, String status) {}
}
