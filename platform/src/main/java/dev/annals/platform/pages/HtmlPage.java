package dev.annals.platform.pages;

import dev.annals.platform.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/**
 * Writes a plain page of HTML that works without scripts, by keyboard, and for screen readers; every text is escaped, and
 * browsers are told to load and run nothing but the one style of the page.
 */
public final class HtmlPage {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:#1c2430;--soft:#566070;--paper:#fff;--back:#f3f5f8;--line:#d5dbe3;--act:#0b4f9c;\
            --on:#fff;--good:#1b6e3c;--goodback:#e9f5ee}@media(prefers-color-scheme:dark){:root{--ink:#e8ecf1;--soft:#a9b4c2;\
            --paper:#1b222c;--back:#12171e;--line:#3a4554;--act:#8ab8f2;--on:#10151b;--good:#7fd1a0;--goodback:#173223}}\
            *{box-sizing:border-box}body{font:1.05rem/1.6 system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans CJK TC",sans-serif;\
            margin:0;background:var(--back);color:var(--ink)}main{max-width:44rem;margin:0 auto;padding:1.5rem 1rem 3rem}\
            nav{text-align:right;font-size:.9rem}nav a{margin-left:.9rem;display:inline-block;padding:.3rem 0}a{color:var(--act)}\
            h1{font-size:1.7rem;line-height:1.25;margin:.5rem 0 .75rem}h2{font-size:1.15rem;margin:0}p{margin:.4rem 0 .8rem}\
            section{background:var(--paper);border:1px solid var(--line);border-radius:.6rem;padding:1rem 1.2rem;margin:1rem 0}\
            fieldset{border:0;border-top:1px solid var(--line);padding:.6rem 0;margin:0;display:flex;flex-wrap:wrap;align-items:center;\
            gap:.2rem 1.4rem}legend{float:left;font-weight:600;padding:0;min-width:9rem}label{display:inline-flex;align-items:center;\
            gap:.45rem;min-height:2.75rem;cursor:pointer}input[type=radio]{width:1.3rem;height:1.3rem;margin:0;accent-color:var(--act)}\
            button{font:inherit;font-weight:600;padding:.6rem 1.3rem;border:2px solid var(--act);background:var(--act);color:var(--on);\
            border-radius:.5rem;min-height:2.75rem;cursor:pointer}button.plain{background:transparent;color:var(--act)}\
            :focus-visible{outline:3px solid #c25e00;outline-offset:2px}[role=status]{border-left:.4rem solid var(--good);\
            border-radius:.3rem;padding:.7rem 1rem;background:var(--goodback)}.note{color:var(--soft);font-size:.92rem}\
            fieldset .note{flex-basis:100%}.text{white-space:pre-line}table{border-collapse:collapse;width:100%;\
            margin:.5rem 0;font-size:.92rem}th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;overflow-wrap:anywhere;\
            border-bottom:1px solid var(--line);white-space:pre-line}li{margin:.4rem 0}.unseen{position:absolute;\
            width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}""";

    /** What browsers may do with a page: show its style, and send its forms back to where it came from. */
    private static final String POLICY = "default-src 'none'; style-src 'sha256-"
            + Base64.getEncoder().encodeToString(Sha256.of(STYLE))
            + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final StringBuilder html = new StringBuilder(4_096);

    private HtmlPage() {}

    /** Begins a page with a heading and a way to the same page in each other language. */
    public static HtmlPage begin(PageTexts texts, String title) {
        HtmlPage page = head(texts.language(), title);
        page.languages(texts);
        return page.element("h1", title);
    }

    /** Begins a page that is kept as a file. */
    public static HtmlPage document(String language, String title) {
        return head(language, title).element("h1", title);
    }

    private static HtmlPage head(String language, String title) {
        HtmlPage page = new HtmlPage();
        page.raw("<!DOCTYPE html>\n<html lang=\"")
                .text(language)
                .raw("\"><head><meta charset=\"utf-8\">")
                .raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
                .raw("<meta name=\"robots\" content=\"noindex\"><title>")
                .text(title)
                .raw("</title><style>")
                .raw(STYLE)
                .raw("</style></head>\n<body><main>");
        return page;
    }

    /** Markup of ours. */
    public HtmlPage raw(String markup) {
        html.append(markup);
        return this;
    }

    /** Anything else. */
    public HtmlPage text(String text) {
        html.append(HtmlUtils.htmlEscape(text));
        return this;
    }

    /** An element with a text in it; attributes may follow its name. */
    public HtmlPage element(String name, String text) {
        return raw("<" + name + ">").text(text).raw("</" + name.split(" ", 2)[0] + ">\n");
    }

    /** The text of the page; nothing can be added any more. */
    public String end() {
        return raw("</main></body></html>\n").html.toString();
    }

    /** The answer that shows the page. */
    public ResponseEntity<String> answer(HttpStatusCode status) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .header("Content-Security-Policy", POLICY)
                .body(end());
    }

    private void languages(PageTexts texts) {
        raw("<nav>");
        for (PageTexts other : PageTexts.all()) {
            if (!other.language().equals(texts.language())) {
                raw("<a rel=\"nofollow\" lang=\"").text(other.language()).raw("\" hreflang=\"");
                text(other.language())
                        .raw("\" href=\"?lang=")
                        .text(other.language())
                        .raw("\">");
                text(other.text("language")).raw("</a>\n");
            }
        }
        raw("</nav>\n");
    }
}
