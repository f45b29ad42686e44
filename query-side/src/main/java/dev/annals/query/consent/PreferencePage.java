package dev.annals.query.consent;

import dev.annals.api.consent.ConsentKey;
import dev.annals.platform.consent.Controller;
import dev.annals.platform.consent.Languages;
import dev.annals.platform.consent.Notice.Wording;
import dev.annals.platform.consent.PersonConsents;
import dev.annals.platform.consent.PersonConsents.Finding;
import dev.annals.platform.consent.PreferenceLink;
import dev.annals.platform.consent.PreferenceLinks;
import dev.annals.platform.consent.Purpose;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.pages.HtmlPage;
import dev.annals.platform.pages.PageTexts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page on which somebody sees what they decided, and decides anew.
 *
 * @param purposes the catalogue in force
 * @param person what the person said
 * @param link the link that led here
 * @param token the text of that link
 * @param languages the languages the person reads, best first
 * @param now the time
 */
record PreferencePage(
        Purposes purposes,
        PersonConsents person,
        PreferenceLink link,
        String token,
        List<String> languages,
        Instant now) {

    /**
     * The page.
     *
     * @param saved how many decisions were just recorded; null when none were to be
     */
    HtmlPage html(@Nullable Integer saved) {
        PageTexts texts = PageTexts.of(languages);
        HtmlPage page = HtmlPage.begin(texts, controller() + ": " + texts.text("title"));
        if (saved != null) {
            page.raw("<p role=\"status\">")
                    .text(texts.text(saved > 0 ? "saved" : "unchanged"))
                    .raw("</p>\n");
        }
        page.element("p", texts.text("intro"));
        stop(page, texts);
        page.raw("<form method=\"post\">\n");
        purposes.purposes().stream()
                .filter(purpose -> purpose.basis(purposes.jurisdiction()).yieldsToRefusal())
                .forEach(purpose -> purpose(page, texts, purpose));
        page.raw("<p><button type=\"submit\">").text(texts.text("save")).raw("</button></p></form>\n");
        button(page, "all", texts.text("stopAll"), "plain");
        notices(page, texts);
        return page.raw("<p class=\"note\">")
                .text(texts.text("works") + " " + texts.day(link.until()))
                .raw("</p>\n");
    }

    /** What the link is about goes with one click. */
    private void stop(HtmlPage page, PageTexts texts) {
        Purpose purpose =
                link.purpose() == null ? null : purposes.find(link.purpose()).orElse(null);
        if (purpose != null && purpose.basis(purposes.jurisdiction()).yieldsToRefusal()) {
            String channel = link.channel() == null || link.channel().equals(ConsentKey.ANY)
                    ? ""
                    : " " + texts.text("by") + " " + texts.channel(link.channel());
            page.raw("<section>");
            button(page, "link", texts.text("stop") + ": " + purpose.name(languages) + channel, "");
            page.raw("<p class=\"note\">").text(texts.text("stopNote")).raw("</p></section>\n");
        }
    }

    private static void button(HtmlPage page, String value, String label, String style) {
        page.raw("<form method=\"post\"><input type=\"hidden\" name=\"withdraw\" value=\"" + value + "\">")
                .raw("<button type=\"submit\" class=\"" + style + "\">")
                .text(label)
                .raw("</button></form>\n");
    }

    private void purpose(HtmlPage page, PageTexts texts, Purpose purpose) {
        page.raw("<section>").element("h2", purpose.name(languages));
        Languages.best(purpose.descriptions(), languages).ifPresent(text -> page.element("p", text));
        Stream<String> channels =
                purpose.channels().isEmpty() ? Stream.of(ConsentKey.ANY) : purpose.channels().stream();
        channels.forEach(channel -> choice(page, texts, purpose, channel));
        page.raw("</section>\n");
    }

    private void choice(HtmlPage page, PageTexts texts, Purpose purpose, String channel) {
        Finding finding = person.find(
                new ConsentKey(
                        purpose.key(),
                        channel,
                        Objects.requireNonNullElse(link.controller(), purposes.defaultController())),
                purpose.combination(),
                now);
        String name = "choice." + purpose.key() + "." + channel;
        boolean isAgreed = finding.state().isValid();
        page.raw("<fieldset><legend><span class=\"unseen\">")
                .text(purpose.name(languages) + ": ")
                .raw("</span>")
                .text(channel.equals(ConsentKey.ANY) ? texts.text("legend") : texts.channel(channel))
                .raw("</legend>\n");
        radio(page, name, "yes", texts.text("yes"), isAgreed);
        radio(page, name, "no", texts.text("no"), finding.isRefused());
        receipt(page, texts, finding);
        if (isAgreed
                && finding.decisive() != null
                && finding.decisive().said().terms().until() != null) {
            note(
                    page,
                    texts.text("until")
                            + " "
                            + texts.day(finding.decisive().said().terms().until()));
        } else if (!isAgreed && !finding.isRefused()) {
            boolean needsConsent = purpose.basis(purposes.jurisdiction()).needsConsent();
            note(page, texts.text(needsConsent ? "undecided" : "unless"));
        }
        page.raw("</fieldset>\n");
    }

    private void receipt(HtmlPage page, PageTexts texts, Finding finding) {
        if (finding.decisive() != null) {
            page.raw("<a href=\"")
                    .text(PreferenceLinks.PATH + token + "/receipts/"
                            + finding.decisive().said().record())
                    .raw("\">")
                    .text(texts.text("receipt"))
                    .raw("</a>");
        }
    }

    private static void note(HtmlPage page, String text) {
        page.raw("<span class=\"note\">").text(text).raw("</span>");
    }

    private static void radio(HtmlPage page, String name, String value, String label, boolean isChosen) {
        page.raw("<label><input type=\"radio\" name=\"")
                .text(name)
                .raw("\" value=\"" + value + "\"" + (isChosen ? " checked" : "") + "> ")
                .text(label)
                .raw("</label>\n");
    }

    /** The notices on which the choices rest, each once. */
    private void notices(HtmlPage page, PageTexts texts) {
        Map<String, Wording> shown = new LinkedHashMap<>();
        purposes.purposes()
                .forEach(purpose -> purposes.noticeOf(purpose)
                        .ifPresent(notice -> Languages.best(notice.texts(), languages)
                                .ifPresent(wording -> shown.put(notice.key() + " " + notice.version(), wording))));
        shown.forEach((version, wording) ->
                NoticeText.write(page, texts.text("notices") + ": " + wording.title(), wording, version));
    }

    private String controller() {
        String key = Objects.requireNonNullElse(link.controller(), purposes.defaultController());
        return purposes.controller(key).map(Controller::name).orElse(key);
    }
}
