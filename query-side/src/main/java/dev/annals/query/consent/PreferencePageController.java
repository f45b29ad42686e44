package dev.annals.query.consent;

import dev.annals.api.rejection.Rejected;
import dev.annals.platform.consent.PreferenceLink;
import dev.annals.platform.consent.PreferenceLinks;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.query.access.ReadGate;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
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
@SecurityRequirements
public class PreferencePageController {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final PreferenceLinks links;
    private final ConsentReads consents;
    private final PurposeBook book;
    private final ReadGate gate;
    private final Clock clock;

    public PreferencePageController(
            PreferenceLinks links, ConsentReads consents, PurposeBook book, ReadGate gate, Clock clock) {
        this.links = links;
        this.consents = consents;
        this.book = book;
        this.gate = gate;
        this.clock = clock;
    }

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
        ConsentReads.Person person = consents.person(link.fragment(), null, null);
        PreferencePage page =
                new PreferencePage(book.current(), person.consents(), link, languages(request), now);
        return ResponseEntity.ok().contentType(HTML).body(page.html(saved));
    }

    @GetMapping(path = "/preferences/confirm/{token}", produces = MediaType.TEXT_HTML_VALUE)
    @Operation(operationId = "showConfirmation", summary = "The page on which a person confirms a request for consent")
    ResponseEntity<String> confirmation(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable Integer done,
            HttpServletRequest request) {
        PageTexts texts = PageTexts.of(languages(request));
        HtmlPage page = HtmlPage.begin(texts, texts.text(done == null ? "confirmTitle" : "confirmed"));
        if (done == null) {
            page.element("p", texts.text("confirmNote"))
                    .raw("<form method=\"post\"><button type=\"submit\">")
                    .text(texts.text("confirm"))
                    .raw("</button></form>\n");
        }
        return ResponseEntity.ok().contentType(HTML).body(page.end());
    }

    /** People are told by a page, too, that a link does not work any more. */
    @ExceptionHandler
    ResponseEntity<String> refused(Rejected refused, HttpServletRequest request) {
        PageTexts texts = PageTexts.of(languages(request));
        return ResponseEntity.status(HttpStatusCode.valueOf(refused.rejection().status()))
                .contentType(HTML)
                .body(HtmlPage.begin(texts, texts.text("invalid"))
                        .element("p", texts.text("invalidNote"))
                        .end());
    }

    private static List<String> languages(HttpServletRequest request) {
        String asked = request.getParameter("lang");
        Stream<String> first = asked == null ? Stream.empty() : Stream.of(asked);
        Stream<String> accepted = request.getHeader("Accept-Language") == null
                ? Stream.empty()
                : Collections.list(request.getLocales()).stream().map(Locale::toLanguageTag);
        return Stream.concat(first, accepted).toList();
    }
}
