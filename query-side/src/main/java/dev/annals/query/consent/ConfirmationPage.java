package dev.annals.query.consent;

import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.platform.consent.Controller;
import dev.annals.platform.consent.Languages;
import dev.annals.platform.consent.Purpose;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.pages.HtmlPage;
import dev.annals.platform.pages.PageTexts;
import java.util.List;

/**
 * The page on which somebody confirms that they gave consent, and sees to what.
 *
 * @param purposes the catalogue in force
 * @param asked what was asked
 * @param languages the languages the person reads, best first
 */
record ConfirmationPage(Purposes purposes, AskedFor asked, List<String> languages) {

    HtmlPage html() {
        PageTexts texts = PageTexts.of(languages);
        HtmlPage page = HtmlPage.begin(texts, texts.text("confirmTitle"));
        page.element("p", texts.text("confirmNote")).raw("<section>").element("h2", texts.text("confirmFor"));
        ConsentKey key = asked.terms().key();
        Purpose purpose = purposes.find(key.purpose()).orElse(null);
        String channel =
                key.channel().equals(ConsentKey.ANY) ? "" : " " + texts.text("by") + " " + texts.channel(key.channel());
        String name = purpose == null ? key.purpose() : purpose.name(languages);
        page.element("p", controller(asked.terms()) + ": " + name + channel);
        if (purpose != null) {
            Languages.best(purpose.descriptions(), languages).ifPresent(text -> page.element("p", text));
        }
        page.raw("<form method=\"post\"><button type=\"submit\">")
                .text(texts.text("confirm"))
                .raw("</button></form>\n")
                .element("p class=\"note\"", texts.text("confirmUntil") + " " + texts.day(asked.until()))
                .raw("</section>\n");
        if (purpose != null) {
            purposes.noticeOf(purpose)
                    .ifPresent(notice -> Languages.best(notice.texts(), languages)
                            .ifPresent(wording -> NoticeText.write(
                                    page, wording.title(), wording, notice.key() + " " + notice.version())));
        }
        return page;
    }

    private String controller(ConsentTerms terms) {
        String key = terms.key().controller();
        return purposes.controller(key).map(Controller::name).orElse(key);
    }
}
