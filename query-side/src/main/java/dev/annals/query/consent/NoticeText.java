package dev.annals.query.consent;

import dev.annals.platform.consent.Notice.Wording;
import dev.annals.platform.pages.HtmlPage;

/** Shows a privacy notice on a page, as far as the catalogue has its text. */
final class NoticeText {

    private NoticeText() {}

    static void write(HtmlPage page, String heading, Wording wording, String version) {
        page.raw("<section>").element("h2", heading);
        if (wording.text() != null) {
            page.element("p class=\"text\"", wording.text());
        }
        if (wording.url() != null && wording.url().startsWith("https://")) {
            page.raw("<p><a rel=\"noreferrer\" href=\"")
                    .text(wording.url())
                    .raw("\">")
                    .text(wording.url())
                    .raw("</a></p>\n");
        }
        page.element("p class=\"note\"", version).raw("</section>\n");
    }
}
