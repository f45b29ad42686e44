package dev.annals.command.delivery;

import dev.annals.api.delivery.ChangeDelivery.RecordOutcome;
import dev.annals.api.delivery.DeliveryReceipt;
import dev.annals.api.delivery.Outcome;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.delivery.DeliveryLinks;
import dev.annals.platform.delivery.DeliveryLinks.About;
import dev.annals.platform.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Hears what became of messages: from providers and mail programs by signed addresses, from services by the API. */
@RestController
@Tag(name = "Deliveries")
class OutcomesController {

    private static final byte[] DOT =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
    private static final String CODE = "[a-z0-9][a-z0-9_.-]{0,79}";

    private final CommandGateway commands;
    private final DeliveryLinks links;
    private final Clock clock;

    OutcomesController(CommandGateway commands, DeliveryLinks links, Clock clock) {
        this.commands = commands;
        this.links = links;
        this.clock = clock;
    }

    /** Takes what a service knows. */
    @PostMapping("/api/v1/deliveries/{id}/outcomes")
    @Requires(Permission.REQUEST_DELIVERIES)
    @Operation(
            operationId = "recordOutcome",
            summary = "Says what became of a message",
            description = "One of delivered, bounced, opened, clicked, complained and unsubscribed. A bounce for"
                    + " the reason `hard-bounce` ends the use of the address; a complaint, or an unsubscription,"
                    + " withdraws the consent.")
    ResponseEntity<Noted> outcome(@PathVariable String id, @RequestBody Said said) {
        Outcome outcome = Outcome.named(Objects.requireNonNullElse(said.outcome(), ""))
                .filter(each -> each != Outcome.ACCEPTED && each != Outcome.FAILED)
                .orElseThrow(() -> new Rejected(
                        Rejection.INVALID_FIELD,
                        "$.outcome is one of delivered, bounced, opened, clicked, complained and unsubscribed."));
        if (said.reason() != null && !said.reason().matches(CODE)) {
            throw new Rejected(Rejection.INVALID_FIELD, "$.reason is a word such as hard-bounce, nothing personal.");
        }
        return noted(record(delivery(id), outcome, said.reason(), said.link(), said.at()));
    }

    /** Takes what a provider says of a message: a form as Twilio sends it. */
    @SecurityRequirements
    @PostMapping(DeliveryLinks.CALLBACK + "{token}")
    @Operation(
            operationId = "deliveryCallback",
            summary = "Takes what a provider says of a message",
            description = "A form with `MessageStatus` and, where it failed, `ErrorCode`.")
    ResponseEntity<Void> callback(@PathVariable String token, HttpServletRequest request) {
        About about = links.read(token, clock.instant());
        String status = Objects.requireNonNullElse(request.getParameter("MessageStatus"), "");
        String code = Objects.requireNonNullElse(request.getParameter("ErrorCode"), "");
        switch (status) {
            case "delivered", "read" -> record(about.delivery(), Outcome.DELIVERED, null, null, null);
            case "undelivered", "failed" ->
                record(
                        about.delivery(),
                        Outcome.BOUNCED,
                        code.matches("[0-9]{1,8}") ? "code_" + code : "undelivered",
                        null,
                        null);
            default -> {}
        }
        return ResponseEntity.noContent().build();
    }

    /** Shows a picture that nobody sees. */
    @SecurityRequirements
    @GetMapping(DeliveryLinks.OPENED + "{token}")
    @Operation(operationId = "deliveryOpened", summary = "Notes that a message was opened, and answers a picture")
    ResponseEntity<byte[]> opened(@PathVariable String token) {
        About about = links.read(token, clock.instant());
        record(about.delivery(), Outcome.OPENED, null, null, null);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_GIF)
                .cacheControl(CacheControl.noStore())
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .body(DOT);
    }

    /** Leads where a link was meant to lead. */
    @SecurityRequirements
    @GetMapping(DeliveryLinks.CLICKED + "{token}")
    @Operation(operationId = "deliveryClicked", summary = "Notes that a link was followed, and leads where it leads")
    ResponseEntity<Void> clicked(@PathVariable String token) {
        About about = links.read(token, clock.instant());
        String target = about.target();
        if (target == null) {
            throw new Rejected(Rejection.LINK_INVALID, "The link leads nowhere.");
        }
        record(about.delivery(), Outcome.CLICKED, null, target, null);
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(target))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private DeliveryReceipt record(
            FragmentId delivery,
            Outcome outcome,
            @Nullable String reason,
            @Nullable String link,
            @Nullable Instant at) {
        Instant when = Objects.requireNonNullElse(at, clock.instant()).truncatedTo(ChronoUnit.MILLIS);
        return Objects.requireNonNull(Waiting.forAnswer(
                commands.<DeliveryReceipt>send(new RecordOutcome(delivery, outcome, reason, null, 0, link, when))));
    }

    private static ResponseEntity<Noted> noted(DeliveryReceipt receipt) {
        return ResponseEntity.ok()
                .header("X-Annals-Position", Long.toString(receipt.position()))
                .body(new Noted(receipt.isNew(), receipt.position()));
    }

    private static FragmentId delivery(String id) {
        try {
            return FragmentId.of(id);
        } catch (IllegalArgumentException notAnId) {
            throw new Rejected(Rejection.NOT_FOUND, "There is no delivery of this id.");
        }
    }

    /**
     * What became of a message.
     *
     * @param outcome which outcome
     * @param reason why, as a word without anything personal
     * @param link which link was clicked
     * @param at when; now when left out
     */
    record Said(
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable String link,
            @Nullable Instant at) {}

    /**
     * What became of the call.
     *
     * @param changed whether it was news
     * @param position the position up to which the log has to be read to see it
     */
    record Noted(boolean changed, long position) {}
}
