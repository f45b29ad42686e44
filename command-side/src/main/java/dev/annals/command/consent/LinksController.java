package dev.annals.command.consent;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.consent.PreferenceLink;
import dev.annals.platform.consent.PreferenceLinks;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.PublicAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Makes the links by which people see and change what they decided. */
@RestController
@Tag(name = "Consent")
@Requires(Permission.RECORD_CONSENT)
class LinksController {

    private static final Duration LONGEST = Duration.ofDays(730);
    private static final Duration USUAL = Duration.ofDays(60);

    private final PreferenceLinks links;
    private final ProfileAddress address;
    private final PurposeBook book;
    private final PublicAddress publicAddress;
    private final Clock clock;

    LinksController(
            PreferenceLinks links, ProfileAddress address, PurposeBook book, PublicAddress publicAddress, Clock clock) {
        this.links = links;
        this.address = address;
        this.book = book;
        this.publicAddress = publicAddress;
        this.clock = clock;
    }

    /** Makes a link. */
    @PostMapping("/api/v1/consents/links")
    @Operation(
            operationId = "makePreferenceLink",
            summary = "Makes a link to a person's preferences",
            description = "Whoever follows it needs no login, so send it to that person only. With purpose and channel,"
                    + " the headers of the answer make it a one-click unsubscribe link of an e-mail (RFC 8058).")
    ResponseEntity<Link> link(@RequestBody LinkBody body, HttpServletRequest request) {
        if (body.profile() == null) {
            throw new Rejected(Rejection.MISSING_FIELD, "$.profile is missing.");
        }
        Purposes purposes = book.current();
        if (body.purpose() != null) {
            new DecisionRules(purposes).aboutSomethingOfTheCatalogue(body.purpose(), body.channel(), body.controller());
        }
        Instant until = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(validity(body.validFor()));
        String token = links.token(new PreferenceLink(
                address.fragment(body.profile()), body.controller(), body.purpose(), body.channel(), until));
        String url = publicAddress.of(request) + PreferenceLinks.PATH + token;
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new Link(
                        url,
                        until,
                        Map.of(
                                "List-Unsubscribe",
                                "<" + url + ">",
                                "List-Unsubscribe-Post",
                                "List-Unsubscribe=One-Click")));
    }

    private static Duration validity(@Nullable String text) {
        try {
            Duration given = text == null ? USUAL : Duration.parse(text);
            if (given.isPositive() && given.compareTo(LONGEST) <= 0) {
                return given;
            }
        } catch (DateTimeException notADuration) {
            // told below
        }
        throw new Rejected(Rejection.INVALID_FIELD, "$.validFor is no duration of at most 730 days, such as P60D.");
    }

    /**
     * What a link is for.
     *
     * @param profile whose preferences: {@code <namespace>:<value>} or a profile id
     * @param purpose what one click takes back; everything when it is left out
     * @param channel by which channel; all of them when it is left out
     * @param controller the controller's key
     * @param validFor how long it works, as ISO 8601 duration; 60 days when it is left out
     */
    record LinkBody(
            @Schema(example = "email:mia@example.com") @Nullable
            String profile,

            @Nullable String purpose,
            @Nullable String channel,
            @Nullable String controller,
            @Nullable String validFor) {}

    /**
     * A link.
     *
     * @param url the link
     * @param until when it ceases to work
     * @param headers the headers of an e-mail whose one-click unsubscribe it is to be
     */
    record Link(String url, Instant until, Map<String, String> headers) {}
}
