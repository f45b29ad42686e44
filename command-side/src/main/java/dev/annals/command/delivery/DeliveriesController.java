package dev.annals.command.delivery;

import dev.annals.api.delivery.ChangeDelivery.CancelDelivery;
import dev.annals.api.delivery.DeliveryReceipt;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.security.Caller;
import dev.annals.platform.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes messages that operators and services want sent. */
@RestController
@RequestMapping("/api/v1/deliveries")
@Requires(Permission.REQUEST_DELIVERIES)
@Tag(name = "Deliveries")
class DeliveriesController {

    private static final String POSITION = "X-Annals-Position";

    private final CommandGateway commands;
    private final ProfileAddress address;
    private final PurposeBook purposes;
    private final FragmentIds ids;
    private final Supplier<UUID> newIds;

    DeliveriesController(
            CommandGateway commands,
            ProfileAddress address,
            PurposeBook purposes,
            FragmentIds ids,
            Supplier<UUID> newIds) {
        this.commands = commands;
        this.address = address;
        this.purposes = purposes;
        this.ids = ids;
        this.newIds = newIds;
    }

    /** Takes one message. */
    @PostMapping
    @Operation(
            operationId = "requestDelivery",
            summary = "Asks for a message to one person",
            description = "Whether it is sent is decided by the gates right after; /api/v1/why/{delivery} tells. The"
                    + " same `id` again is the same delivery: it answers 200 and changes nothing.")
    ResponseEntity<Requested> request(@RequestBody DeliveryBody body, @AuthenticationPrincipal Caller caller) {
        DeliveryReceipt receipt = Objects.requireNonNull(Waiting.forAnswer(commands.<DeliveryReceipt>send(
                body.command(address, purposes.current(), ids, newIds, caller.actor()))));
        return ResponseEntity.status(receipt.isNew() ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .location(URI.create("/api/v1/why/" + receipt.delivery()))
                .header(POSITION, Long.toString(receipt.position()))
                .body(new Requested(receipt.delivery().toString(), receipt.isNew(), receipt.position()));
    }

    /** Gives up a message that was not handed over yet. */
    @PostMapping("/{id}/cancellation")
    @Operation(
            operationId = "cancelDelivery",
            summary = "Gives up a message that waits",
            description = "Answers whether there was anything left to give up.")
    ResponseEntity<Requested> cancel(@PathVariable String id) {
        DeliveryReceipt receipt = Objects.requireNonNull(Waiting.forAnswer(
                commands.<DeliveryReceipt>send(new CancelDelivery(delivery(id), "cancelled_by_somebody"))));
        return ResponseEntity.ok()
                .header(POSITION, Long.toString(receipt.position()))
                .body(new Requested(receipt.delivery().toString(), receipt.isNew(), receipt.position()));
    }

    private static FragmentId delivery(String id) {
        try {
            return FragmentId.of(id);
        } catch (IllegalArgumentException notAnId) {
            throw new Rejected(Rejection.NOT_FOUND, "There is no delivery of this id.");
        }
    }

    /**
     * What became of the call.
     *
     * @param delivery the delivery
     * @param changed whether it changed anything
     * @param position the position up to which the log has to be read to see it
     */
    record Requested(String delivery, boolean changed, long position) {}
}
