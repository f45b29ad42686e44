package dev.annals.command.consent;

import dev.annals.api.consent.Choice;
import dev.annals.api.consent.ChoicesReceipt;
import dev.annals.api.consent.ConsentEvidence;
import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.RecordChoices;
import dev.annals.api.delivery.ChangeDelivery.RecordOutcome;
import dev.annals.api.delivery.DeliveryReceipt;
import dev.annals.api.delivery.Outcome;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.consent.PreferenceLink;
import dev.annals.platform.consent.PreferenceLinks;
import dev.annals.platform.consent.Purpose;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.pages.HtmlPage;
import dev.annals.platform.pages.PageTexts;
import dev.annals.platform.pages.RefusalPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes what people choose by the link that was sent to them, without any login. */
@RestController
@Tag(name = "Preferences")
class PreferencesController {

    private static final Logger LOG = LoggerFactory.getLogger(PreferencesController.class);
    private static final String ONE_CLICK = "List-Unsubscribe";
    private static final String CHOICE = "choice.";
    private static final int LARGEST = 100_000;

    private final PreferenceLinks links;
    private final Confirmations confirmations;
    private final PurposeBook book;
    private final CommandGateway commands;
    private final Clock clock;

    PreferencesController(
            PreferenceLinks links,
            Confirmations confirmations,
            PurposeBook book,
            CommandGateway commands,
            Clock clock) {
        this.links = links;
        this.confirmations = confirmations;
        this.book = book;
        this.commands = commands;
        this.clock = clock;
    }

    /** Takes a form of the page, or the one click of a mail program. */
    @SecurityRequirements
    @PostMapping("/preferences/{token}")
    @Operation(
            operationId = "changePreferences",
            summary = "Takes what a person chose by their link",
            description = "`List-Unsubscribe=One-Click` (RFC 8058) takes back what the link is about and answers 200;"
                    + " forms of the page are answered with the way back to it.")
    ResponseEntity<String> change(@PathVariable String token, HttpServletRequest request) throws IOException {
        PreferenceLink link = links.read(token, clock.instant());
        if (isOneClick(request)) {
            ChoicesReceipt receipt = choose(link, everythingOf(link), "one-click", null, request);
            note(link);
            return ResponseEntity.ok()
                    .contentType(MediaType.TEXT_PLAIN)
                    .header("X-Annals-Position", Long.toString(receipt.position()))
                    .body("Unsubscribed.\n");
        }
        String withdrawn = request.getParameter("withdraw");
        List<Choice> choices = withdrawn == null
                ? chosen(link, request)
                : withdrawn.equals("all")
                        ? everythingOf(new PreferenceLink(link.fragment(), link.controller(), null, null, link.until()))
                        : everythingOf(link);
        String language = PageTexts.of(request).language();
        ChoicesReceipt receipt = choose(link, choices, "preference-centre", language, request);
        if (withdrawn != null) {
            note(link);
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(PreferenceLinks.PATH + token + "?lang=" + language + "&saved=" + receipt.changed()
                        + "&atLeast=" + receipt.position()))
                .build();
    }

    /** Takes the answer to a request. */
    @SecurityRequirements
    @PostMapping("/preferences/confirm/{token}")
    @Operation(operationId = "confirmByLink", summary = "Takes a person's answer to a request for consent")
    ResponseEntity<String> confirm(@PathVariable String token, HttpServletRequest request) {
        confirmations.confirm(token, evidence(request));
        PageTexts texts = PageTexts.of(request);
        return HtmlPage.begin(texts, texts.text("confirmed"))
                .element("p", texts.text("withdrawNote"))
                .answer(HttpStatus.OK);
    }

    /** People are told by a page. */
    @ExceptionHandler
    ResponseEntity<String> refused(Rejected refused, HttpServletRequest request) {
        return RefusalPage.of(refused, request);
    }

    private ChoicesReceipt choose(
            PreferenceLink link,
            List<Choice> choices,
            String method,
            @Nullable String language,
            HttpServletRequest request) {
        return Objects.requireNonNull(Waiting.forAnswer(commands.<ChoicesReceipt>send(new RecordChoices(
                link.fragment(),
                choices,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                method,
                language,
                evidence(request).orNull()))));
    }

    /** What the person did is noted of the message in which the link stood, besides; what they want counts without that. */
    private void note(PreferenceLink link) {
        FragmentId delivery = link.delivery();
        if (delivery == null) {
            return;
        }
        try {
            var unused = Waiting.forAnswer(commands.<DeliveryReceipt>send(new RecordOutcome(
                    delivery,
                    Outcome.UNSUBSCRIBED,
                    null,
                    null,
                    0,
                    null,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS))));
        } catch (Rejected neverSent) {
            LOG.debug("A link was followed whose message was never sent: {}", delivery);
        }
    }

    /** What a link is about, all of it unwanted. */
    private List<Choice> everythingOf(PreferenceLink link) {
        Purposes purposes = book.current();
        String channel = Objects.requireNonNullElse(link.channel(), ConsentKey.ANY);
        return purposes.purposes().stream()
                .filter(purpose -> link.purpose() == null || link.purpose().equals(purpose.key()))
                .filter(purpose -> purpose.basis(purposes.jurisdiction()).yieldsToRefusal())
                .filter(purpose ->
                        channel.equals(ConsentKey.ANY) || purpose.channels().contains(channel))
                .map(purpose -> new Choice(key(link, purpose, channel), false))
                .toList();
    }

    /** What a form says, as far as it is about something that can be chosen. */
    private List<Choice> chosen(PreferenceLink link, HttpServletRequest request) {
        Purposes purposes = book.current();
        List<Choice> choices = new ArrayList<>();
        for (Purpose purpose : purposes.purposes()) {
            if (purpose.basis(purposes.jurisdiction()).yieldsToRefusal()) {
                channels(purpose).forEach(channel -> {
                    String answer = request.getParameter(CHOICE + purpose.key() + "." + channel);
                    if (answer != null && (answer.equals("yes") || answer.equals("no"))) {
                        choices.add(new Choice(key(link, purpose, channel), answer.equals("yes")));
                    }
                });
            }
        }
        return choices;
    }

    private static Stream<String> channels(Purpose purpose) {
        return purpose.channels().isEmpty() ? Stream.of(ConsentKey.ANY) : purpose.channels().stream();
    }

    private ConsentKey key(PreferenceLink link, Purpose purpose, String channel) {
        return new ConsentKey(
                purpose.key(),
                channel,
                Objects.requireNonNullElse(link.controller(), book.current().defaultController()));
    }

    private static ConsentEvidence evidence(HttpServletRequest request) {
        return new ConsentEvidence(
                request.getRemoteAddr(), request.getHeader("User-Agent"), "preferences", null, null, null);
    }

    /** Mail programs send it as a form of either kind (RFC 8058, 3.2). */
    private static boolean isOneClick(HttpServletRequest request) throws IOException {
        String type = Objects.requireNonNullElse(request.getContentType(), "").toLowerCase(Locale.ROOT);
        if (type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
            String body = new String(request.getInputStream().readNBytes(LARGEST), StandardCharsets.UTF_8);
            return body.contains("name=\"" + ONE_CLICK + "\"") && body.contains("One-Click");
        }
        return "One-Click".equals(request.getParameter(ONE_CLICK));
    }
}
