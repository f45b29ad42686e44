package dev.annals.command.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.PurgeCiphertext;
import dev.annals.api.privacy.PurgeReceipt;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.security.Caller;
import dev.annals.platform.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes orders to take out of the log what nobody can open any more. */
@RestController
@Tag(name = "Erasures")
@Requires(Permission.OPERATE)
class PurgesController {

    private final CommandGateway commands;

    PurgesController(CommandGateway commands) {
        this.commands = commands;
    }

    /** Purges; answered when it is done. */
    @PostMapping("/api/v1/erasures/purges")
    @Operation(
            operationId = "purgeCiphertext",
            summary =
                    "Takes out of the stored events what was sealed under keys that are destroyed, or was collected for a"
                            + " purpose that is over",
            description =
                    "Everything clear stays, and the hash of what was there, so that the ledger still adds up. Answered when it"
                            + " is done; it reads the whole log. With `rewrite` nothing of it stays in the database's files, but"
                            + " nothing can be recorded while the table is written anew.")
    PurgeReceipt purge(@RequestBody(required = false) @Nullable Order order, @AuthenticationPrincipal Caller caller) {
        FragmentId erasure = order == null || order.erasure() == null ? null : erasure(order.erasure());
        boolean rewrites = order != null && Boolean.TRUE.equals(order.rewrite());
        return Waiting.forAnswer(
                commands.<PurgeReceipt>send(new PurgeCiphertext(erasure, false, rewrites, caller.actor())));
    }

    private static FragmentId erasure(String id) {
        try {
            return FragmentId.of(id);
        } catch (IllegalArgumentException notAnId) {
            throw new Rejected(Rejection.NOT_FOUND, "There is no erasure of this id.");
        }
    }

    /**
     * What to purge.
     *
     * @param erasure a complete erasure; without it, what belongs to anybody whose keys were destroyed, and what
     *     was collected for purposes that are over
     * @param rewrite whether the rows are written into a new file afterwards; default false
     */
    record Order(@Nullable String erasure, @Nullable Boolean rewrite) {}
}
