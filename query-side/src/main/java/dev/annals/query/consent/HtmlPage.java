package dev.annals.query.consent;

import org.springframework.web.util.HtmlUtils;

/** Writes a plain page of HTML that works without scripts, by keyboard, and for screen readers; every text is escaped. */
final class HtmlPage {

    private static final String STYLE = """
            body{font:1.05rem/1.6 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;\
            background:#fff}h1{font-size:1.7rem}h2{font-size:1.2rem;margin:0}section{border-top:1px solid #767676;\
            padding:1rem 0}fieldset{border:0;padding:0;margin:.5rem 0}legend{font-weight:600;padding:0}label{margin-right:1.5rem;\
            display:inline-block;padding:.4rem 0}input[type=radio]{width:1.2rem;height:1.2rem;vertical-align:middle}\
            button{font:inherit;padding:.6rem 1.2rem;border:2px solid #0b4f9c;background:#0b4f9c;color:#fff;border-radius:.3rem;\
            min-height:2.75rem;cursor:pointer}button.plain{background:#fff;color:#0b4f9c}:focus-visible{outline:3px solid #b35900;\
            outline-offset:2px}[role=status]{border-left:.4rem solid #1b6e3c;padding:.5rem 1rem;background:#eaf5ee}\
            .note{color:#4a4a4a}""";

    private final StringBuilder html = new StringBuilder(4_096);

    private HtmlPage() {}

    static HtmlPage begin(PageTexts texts, String title) {
        HtmlPage page = new HtmlPage();
        page.raw("<!DOCTYPE html>\n<html lang=\"")
                .text(texts.language())
                .raw("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
                .raw("<meta name=\"robots\" content=\"noindex\"><title>")
                .text(title)
                .raw("</title><style>")
                .raw(STYLE)
                .raw("</style></head>\n<body><main><h1>")
                .text(title)
                .raw("</h1>\n");
        return page;
    }

    /** Markup of ours. */
    HtmlPage raw(String markup) {
        html.append(markup);
        return this;
    }

    /** Anything else. */
    HtmlPage text(String text) {
        html.append(HtmlUtils.htmlEscape(text));
        return this;
    }

    /** An element with a text in it. */
    HtmlPage element(String name, String text) {
        return raw("<" + name + ">")
                .text(text)
                .raw("</" + name.split(" ", 2)[0] + ">\n");
    }

    String end() {
        return raw("</main></body></html>\n").html.toString();
    }
}
