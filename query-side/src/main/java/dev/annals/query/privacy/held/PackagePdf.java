package dev.annals.query.privacy.held;

import dev.annals.platform.pdf.PdfReport;
import dev.annals.query.privacy.held.PackageTables.Table;

/** Writes a package for people, as PDF. */
final class PackagePdf {

    private PackagePdf() {}

    static byte[] bytes(AccessPackage held) {
        PackageTables tables = new PackageTables(held);
        PdfReport report = new PdfReport(tables.title()).line(tables.introduction());
        for (Table table : tables.all()) {
            report.line(" ").line(table.title());
            if (!table.note().isEmpty()) {
                report.line(table.note());
            }
            if (table.rows().isEmpty()) {
                report.line("Nothing.");
            } else {
                report.table(widths(table), table.head(), table.rows());
            }
        }
        return report.toBytes();
    }

    private static float[] widths(Table table) {
        float[] widths = new float[table.widths().size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = table.widths().get(column);
        }
        return widths;
    }
}
