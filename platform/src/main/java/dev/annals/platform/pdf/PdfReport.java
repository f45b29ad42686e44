package dev.annals.platform.pdf;

import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Element;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.FontSelector;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * A report with a heading, a few lines and a table, on A4 across. Texts in Latin, Greek, Cyrillic, Chinese, Japanese and
 * Korean script are shown; for all but the first the reader's program has the fonts, so that the file stays small.
 */
public final class PdfReport {

    private static final float MARGIN = 28;
    private static final float HEADING = 14;
    private static final float BODY = 8;
    private static final float PADDING = 3;
    private static final int MOST_IN_CELLS = 300;
    private static final Color HEAD = new Color(0xe8, 0xec, 0xf1);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Document document = new Document(PageSize.A4.rotate(), MARGIN, MARGIN, MARGIN, MARGIN);
    private final FontSelector body = Fonts.of(BODY);

    private final PdfWriter writer;

    /** Begins a report. */
    public PdfReport(String heading) {
        try {
            writer = PdfWriter.getInstance(document, bytes);
        } catch (DocumentException e) {
            throw new IllegalStateException("No PDF can be written", e);
        }
        document.addTitle(heading);
        document.addCreator("Annals");
        document.open();
        add(new Paragraph(phrase(Fonts.of(HEADING), heading)));
    }

    /** A line of text. */
    public PdfReport line(String text) {
        add(new Paragraph(phrase(body, text)));
        return this;
    }

    /**
     * A table. One of many rows has a page of its own and no cells drawn, which is thirty times as quick.
     *
     * @param widths how wide the columns are, relative to each other
     * @param head what the columns are called
     * @param rows as many cells as there are columns in each
     */
    public PdfReport table(float[] widths, List<String> head, List<List<String>> rows) {
        if (rows.size() > MOST_IN_CELLS) {
            new PdfRows(document, writer, Fonts.faces(), BODY).write(widths, head, rows);
            return this;
        }
        PdfPTable table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setSpacingBefore(2 * PADDING);
        table.setHeaderRows(1);
        head.forEach(cell -> table.addCell(cell(cell, HEAD)));
        rows.forEach(row -> row.forEach(cell -> table.addCell(cell(cell, Color.WHITE))));
        add(table);
        return this;
    }

    /** The finished file; nothing can be added any more. */
    public byte[] toBytes() {
        document.close();
        return bytes.toByteArray();
    }

    private PdfPCell cell(String text, Color background) {
        PdfPCell cell = new PdfPCell(phrase(body, text));
        cell.setPadding(PADDING);
        cell.setBackgroundColor(background);
        return cell;
    }

    private static Phrase phrase(FontSelector fonts, String text) {
        return fonts.process(text.isEmpty() ? " " : text);
    }

    private void add(Element element) {
        try {
            document.add(element);
        } catch (DocumentException e) {
            throw new IllegalStateException("No PDF can be written", e);
        }
    }
}
