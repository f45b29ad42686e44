package dev.annals.query.privacy.held;

import dev.annals.platform.pages.HtmlPage;
import dev.annals.query.privacy.held.PackageTables.Table;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a package for people, as a page that can be kept and opened without a connection. */
final class PackageHtml {

    private PackageHtml() {}

    static byte[] bytes(AccessPackage held) {
        PackageTables tables = new PackageTables(held);
        HtmlPage page = HtmlPage.document("en", tables.title()).element("p", tables.introduction());
        tables.all().forEach(table -> write(page, table));
        return page.end().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(HtmlPage page, Table table) {
        page.raw("<section>").element("h2", table.title());
        if (!table.note().isEmpty()) {
            page.element("p class=\"note\"", table.note());
        }
        if (table.rows().isEmpty()) {
            page.raw("<p>Nothing.</p></section>\n");
            return;
        }
        page.raw("<table><thead><tr>");
        table.head().forEach(cell -> page.element("th scope=\"col\"", cell));
        page.raw("</tr></thead><tbody>\n");
        for (List<String> row : table.rows()) {
            page.raw("<tr>");
            row.forEach(cell -> page.element("td", cell));
            page.raw("</tr>\n");
        }
        page.raw("</tbody></table></section>\n");
    }
}
