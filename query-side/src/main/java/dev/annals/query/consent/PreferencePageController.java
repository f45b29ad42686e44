package dev.annals.query.consent;

import dev.annals.api.rejection.Rejected;
import dev.annals.platform.consent.PreferenceLink;
import dev.annals.platform.consent.PreferenceLinks;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.pages.PageTexts;
import dev.annals.platform.pages.RefusalPage;
import dev.annals.query.access.ReadGate;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows people what they decided, by the link that was sent to them. Looking at a page never changes anything. */
@RestController
@Tag(name = "Preferences")
public class PreferencePageController {

    private final PreferenceLinks links;
    private final ConsentReads consents;
    private final PurposeBook book;
    private final EventLog log;
    private final ReadGate gate;
    private final Clock clock;

    public PreferencePageController(
            PreferenceLinks links, ConsentReads consents, PurposeBook book, EventLog log, ReadGate gate, Clock clock) {
        this.links = links;
        this.consents = consents;
        this.book = book;
        this.log = log;
        this.gate = gate;
        this.clock = clock;
    }

    @SecurityRequirements
    @GetMapping(path = "/preferences/{token}", produces = MediaType.TEXT_HTML_VALUE)
    @Operation(operationId = "showPreferences", summary = "The page of a person's choices, by their link")
    ResponseEntity<String> preferences(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable Integer saved,
            @RequestParam(required = false) @Nullable Long atLeast,
            HttpServletRequest request) {
        Instant now = clock.instant();
        PreferenceLink link = links.read(token, now);
        consents.processors().forEach(processor -> gate.await(atLeast, processor));
        ConsentReads.Person person = person(link);
        return new PreferencePage(book.current(), person.consents(), link, token, PageTexts.languages(request), now)
                .html(saved)
                .answer(HttpStatus.OK);
    }

    @SecurityRequirements
    @GetMapping(path = "/preferences/confirm/{token}", produces = MediaType.TEXT_HTML_VALUE)
    @Operation(
            operationId = "showConfirmation",
            summary = "The page on which a person confirms a request for consent",
            description = "Says who asks for what. Opening it confirms nothing, so that programs which look at links in"
                    + " e-mails confirm nothing either.")
    ResponseEntity<String> confirmation(@PathVariable String token, HttpServletRequest request) {
        AskedFor asked = AskedFor.by(token, log, clock.instant());
        List<String> languages = PageTexts.languages(request);
        return new ConfirmationPage(book.current(), asked, languages).html().answer(HttpStatus.OK);
    }

    /** Somebody may follow a link before the read model has heard of them at all. */
    private ConsentReads.Person person(PreferenceLink link) {
        try {
            return consents.person(link.fragment(), null, null);
        } catch (Rejected unknown) {
            long head = log.head();
            consents.processors().forEach(processor -> gate.await(head, processor));
            return consents.person(link.fragment(), null, null);
        }
    }

    /** People are told by a page, too, that a link does not work any more. */
    @ExceptionHandler
    ResponseEntity<String> refused(Rejected refused, HttpServletRequest request) {
        return RefusalPage.of(refused, request);
    }
}
