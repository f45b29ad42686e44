package dev.annals.command.consent;

import dev.annals.api.consent.ConsentEvidence;
import dev.annals.api.consent.ConsentReceipt;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.OneTimeToken;
import dev.annals.api.consent.RecordConsent;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.consent.ConsentTokens;
import dev.annals.platform.consent.PreferenceLinks;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.crypto.Sha256;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.identity.ProfileAddress.Named;
import dev.annals.platform.security.Caller;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.PublicAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes what people decided, from those who asked them. */
@RestController
@Tag(name = "Consent")
@Requires(Permission.RECORD_CONSENT)
class ConsentController {

    private static final int LONGEST_MESSAGE_ID = 100;

    private final CommandGateway commands;
    private final PurposeBook book;
    private final ProfileAddress address;
    private final FragmentIds ids;
    private final ConsentTokens tokens;
    private final PublicAddress publicAddress;
    private final Clock clock;
    private final Supplier<UUID> newIds;

    ConsentController(
            CommandGateway commands,
            PurposeBook book,
            ProfileAddress address,
            FragmentIds ids,
            ConsentTokens tokens,
            PublicAddress publicAddress,
            Clock clock,
            Supplier<UUID> newIds) {
        this.commands = commands;
        this.book = book;
        this.address = address;
        this.ids = ids;
        this.tokens = tokens;
        this.publicAddress = publicAddress;
        this.clock = clock;
        this.newIds = newIds;
    }

    /** Records a decision. */
    @PostMapping("/api/v1/consents")
    @Operation(
            operationId = "recordConsent",
            summary = "Records what a person decided about a purpose",
            description = "Answers 201, or 200 when a decision of the same `messageId` is on record already.")
    ResponseEntity<RecordView> record(@RequestBody ConsentBody body, @AuthenticationPrincipal Caller caller) {
        ConsentReading reading = reading(body);
        ConsentState state = reading.state();
        ConsentTerms terms = reading.terms(state, caller.actor());
        ConsentReceipt receipt = send(body, state, terms, null, reading.evidence(), caller);
        return answer(receipt).body(RecordView.of(receipt, terms, null));
    }

    /** Records a request, and makes the token that answers it. */
    @PostMapping("/api/v1/consents/requests")
    @Operation(
            operationId = "requestConsent",
            summary = "Asks for consent by double opt-in",
            description = "Answers a token that answers the request, once, within 72 hours at most: send it to the"
                    + " person, and to nobody else. It is kept nowhere. Until it is answered nothing may be sent.")
    ResponseEntity<RecordView> request(
            @RequestBody ConsentBody body, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        if (body.state() != null && !body.state().equals(ConsentState.REQUESTED.wireName())) {
            throw new Rejected(Rejection.INVALID_FIELD, "$.state of a request is 'requested', or left out.");
        }
        ConsentReading reading = reading(body);
        ConsentTerms terms = reading.terms(ConsentState.REQUESTED, caller.actor());
        String token = tokens.next(address.read(profile(body)).fragment());
        OneTimeToken kept = new OneTimeToken(Sha256.hex(token), reading.answerUntil());
        ConsentReceipt receipt = send(body, ConsentState.REQUESTED, terms, kept, reading.evidence(), caller);
        return receipt.isNew()
                ? answer(receipt)
                        .body(RecordView.of(
                                receipt,
                                terms,
                                new Token(
                                        token,
                                        publicAddress.of(request) + PreferenceLinks.PATH + "confirm/" + token,
                                        kept.until())))
                : answer(receipt).body(RecordView.of(receipt, terms, null));
    }

    private ConsentReading reading(ConsentBody body) {
        return new ConsentReading(body, book.current(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private ConsentReceipt send(
            ConsentBody body,
            ConsentState state,
            ConsentTerms terms,
            @Nullable OneTimeToken token,
            @Nullable ConsentEvidence evidence,
            Caller caller) {
        Named named = address.read(profile(body));
        return Objects.requireNonNull(Waiting.forAnswer(commands.<ConsentReceipt>send(new RecordConsent(
                named.fragment(),
                named.identifier(),
                recordId(body.messageId(), caller),
                state,
                terms,
                token,
                evidence,
                caller.actor()))));
    }

    private UUID recordId(@Nullable String messageId, Caller caller) {
        if (messageId == null) {
            return newIds.get();
        }
        if (messageId.isBlank() || messageId.length() > LONGEST_MESSAGE_ID) {
            throw new Rejected(
                    Rejection.MESSAGE_ID_TOO_LONG, "$.messageId has 1 to " + LONGEST_MESSAGE_ID + " characters.");
        }
        return ids.eventOf("annals.consent:" + caller.actor(), messageId);
    }

    private static String profile(ConsentBody body) {
        String profile = body.profile();
        if (profile == null) {
            throw new Rejected(
                    Rejection.MISSING_FIELD,
                    "$.profile is missing; '<namespace>:<value>' or a profile id is expected.");
        }
        return profile;
    }

    private static ResponseEntity.BodyBuilder answer(ConsentReceipt receipt) {
        return ResponseEntity.status(receipt.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .header("X-Annals-Position", Long.toString(receipt.position()));
    }

    /**
     * A decision that is on record.
     *
     * @param recordId the id of the record
     * @param state what it says
     * @param purpose the purpose's key
     * @param channel the channel; {@code any} for all of them
     * @param controller the controller's key
     * @param at when it was expressed
     * @param until when it ends by itself
     * @param position its place in the log
     * @param token what answers a request
     */
    record RecordView(
            UUID recordId,
            ConsentState state,
            String purpose,
            String channel,
            String controller,
            Instant at,
            @Nullable Instant until,
            long position,
            @Nullable Token token) {

        static RecordView of(ConsentReceipt receipt, ConsentTerms terms, @Nullable Token token) {
            return new RecordView(
                    receipt.record(),
                    receipt.state(),
                    terms.key().purpose(),
                    terms.key().channel(),
                    terms.key().controller(),
                    terms.at(),
                    terms.until(),
                    receipt.position(),
                    token);
        }
    }

    /**
     * What answers a request.
     *
     * @param value the token
     * @param url the page by which the person confirms, without any login
     * @param until when it ceases to answer
     */
    record Token(String value, String url, Instant until) {}
}
