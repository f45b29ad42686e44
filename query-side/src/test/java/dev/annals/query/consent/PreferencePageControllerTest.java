package dev.annals.query.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.ConsentEvent.ConsentRequested;
import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.ExpressedBy;
import dev.annals.api.consent.OneTimeToken;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import dev.annals.platform.consent.ConsentTokens;
import dev.annals.platform.consent.PreferenceLink;
import dev.annals.platform.consent.PreferenceLinks;
import dev.annals.platform.consent.ReceiptCheck;
import dev.annals.platform.crypto.Sha256;
import dev.annals.query.Api;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class PreferencePageControllerTest {

    private final Instant tomorrow = Instant.now().plusSeconds(86_400);

    private final Api api = new Api();
    private final FragmentId mail = api.opened(Namespace.EMAIL, "mia@example.com");

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void itShowsWhatStandsAndOffersOneClickForWhatTheLinkIsAbout() {
        decided(ConsentState.GIVEN, null);
        String page = text(shown(link("marketing", tomorrow), "?lang=en"), 200);
        assertThat(page)
                .contains("<html lang=\"en\"", "name=\"withdraw\" value=\"link\"")
                .contains("name=\"choice.marketing.email\" value=\"yes\" checked")
                .contains("name=\"choice.marketing.sms\" value=\"yes\"> ")
                .doesNotContain("<script", "mia@example.com");
    }

    @Test
    void theReceiptOfEachDecisionIsOneClickAway() {
        decided(ConsentState.GIVEN, null);
        String token = link(null, tomorrow);
        String page = text(shown(token, "?lang=en"), 200);
        String path = page.replaceAll("(?s).*<a href=\"(/preferences/[^\"]*/receipts/[^\"]*)\">.*", "$1");
        assertThat(ReceiptCheck.check(text(api.ask(path), 200), null).holds()).isTrue();
        assertThat(text(api.ask(path.replace(token, "x")), 410)).contains("This link cannot be used");
    }

    @Test
    void browsersAreToldToRunNothing() {
        assertThat(shown(link(null, tomorrow), "").getResponse().getHeader("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe", "script-src");
    }

    @Test
    void itSpeaksTheLanguageThatWasChosenElseTheBrowsers() {
        String token = link(null, tomorrow);
        assertThat(text(shown(token, "?lang=zh-Hant"), 200)).contains("<html lang=\"zh-Hant\"", "您的選擇");
        assertThat(text(api.ask("/preferences/" + token, "Accept-Language", "fr-CA,en;q=0.5"), 200))
                .contains("<html lang=\"fr\"");
        assertThat(text(api.ask("/preferences/" + token, "Accept-Language", "xx"), 200))
                .contains("<html lang=\"en\"");
    }

    @Test
    void aLinkWhoseTimeIsOverAndOneThatWasChangedAreToldApart() {
        assertThat(text(shown(link(null, Instant.now().minusSeconds(1)), ""), 410))
                .contains("The time of this link is over");
        String token = link(null, tomorrow);
        assertThat(text(shown(token.substring(0, token.length() - 3) + "AAA", ""), 410))
                .contains("This link cannot be used");
    }

    @Nested
    class Confirming {

        private final String token = new ConsentTokens(() -> new byte[32]).next(mail);

        @Test
        void itSaysWhoAsksForWhatAndConfirmsNothingByItself() {
            requested(tomorrow);
            int events = api.log().events().size();
            String page = text(api.ask("/preferences/confirm/" + token), 200);
            assertThat(page).contains("Marketing", "by e-mail", "<form method=\"post\">");
            assertThat(api.log().events()).hasSize(events);
        }

        @Test
        void whatIsAnsweredOrTooLateOrUnknownIsToldApart() {
            assertThat(text(api.ask("/preferences/confirm/" + token), 410)).contains("This link cannot be used");
            assertThat(text(api.ask("/preferences/confirm/nonsense"), 410)).contains("This link cannot be used");
            UUID request = requested(tomorrow);
            decided(ConsentState.GIVEN, request);
            assertThat(text(api.ask("/preferences/confirm/" + token), 410)).contains("confirmed already");
        }

        @Test
        void aRequestThatWaitedTooLongIsOver() {
            requested(Instant.now().minusSeconds(1));
            assertThat(text(api.ask("/preferences/confirm/" + token), 410)).contains("The time of this link is over");
        }

        private UUID requested(Instant until) {
            UUID record = UUID.randomUUID();
            api.log()
                    .append(
                            mail,
                            new ConsentRequested(mail, terms(null), new OneTimeToken(Sha256.hex(token), until), null),
                            "service:newsletter",
                            Instant.now(),
                            record);
            return record;
        }
    }

    private void decided(ConsentState state, @Nullable UUID answers) {
        api.log()
                .append(
                        mail,
                        ConsentEvent.of(state, mail, terms(answers), null),
                        "service:newsletter",
                        Instant.now(),
                        UUID.randomUUID());
    }

    private static ConsentTerms terms(@Nullable UUID answers) {
        return new ConsentTerms(
                new ConsentKey("marketing", "email", "main"),
                Instant.now().minusSeconds(60),
                null,
                0,
                null,
                null,
                "web-form",
                "service:newsletter",
                ExpressedBy.SUBJECT,
                0,
                answers,
                List.of(),
                List.of());
    }

    private String link(@Nullable String purpose, Instant until) {
        return api.bean(PreferenceLinks.class).token(new PreferenceLink(mail, null, purpose, null, until));
    }

    private MvcTestResult shown(String token, String more) {
        return api.caughtUp().ask("/preferences/" + token + more);
    }

    private static String text(MvcTestResult answer, int status) {
        assertThat(answer).hasStatus(status);
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
