package dev.annals.platform.pdf;

import dev.annals.platform.pdf.Lettering.Stretch;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.DocumentException;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.SplitCharacter;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/**
 * A report with a heading, a few lines and a table, on A4 across. For Western European letters, Chinese, Japanese and Korean
 * the reader's program has the fonts; of those for other scripts what is used is put in the file. What none of them can show
 * stands as a question mark, and the last line says so.
 */
public final class PdfReport {

    private static final float MARGIN = 28;
    private static final float HEADING = 14;
    private static final float BODY = 8;
    private static final float PADDING = 3;
    private static final float SLACK = 0.5f;
    private static final float LEADING = 1.5f;
    private static final int MOST_IN_CELLS = 300;
    private static final SplitCharacter NOWHERE = (start, current, end, signs, chunks) -> false;
    private static final Color HEAD = new Color(0xe8, 0xec, 0xf1);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Document document = new Document(PageSize.A4.rotate(), MARGIN, MARGIN, MARGIN, MARGIN);
    private final Lettering body = new Lettering(BODY);
    private final Lettering large = new Lettering(HEADING);
    private final PdfWriter writer;

    /** Begins a report. */
    public PdfReport(String heading) {
        document.setGlyphLayoutManager(Face.shaping());
        try {
            writer = PdfWriter.getInstance(document, bytes);
        } catch (DocumentException e) {
            throw new IllegalStateException("No PDF can be written", e);
        }
        document.addTitle(heading);
        document.addCreator("Annals");
        document.open();
        add(new Paragraph(phrase(large, HEADING, heading, across())));
    }

    /** A line of text. */
    public PdfReport line(String text) {
        add(new Paragraph(phrase(body, BODY, text, across())));
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
            new PdfRows(document, writer, body, BODY).write(widths, head, rows);
            return this;
        }
        PdfPTable table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setSpacingBefore(2 * PADDING);
        table.setHeaderRows(1);
        addRow(table, widths, head, HEAD);
        rows.forEach(row -> addRow(table, widths, row, Color.WHITE));
        add(table);
        return this;
    }

    private void addRow(PdfPTable table, float[] widths, List<String> cells, Color background) {
        float all = 0;
        for (float width : widths) {
            all += width;
        }
        for (int column = 0; column < cells.size(); column++) {
            float width = across() * widths[column] / all - 2 * PADDING;
            table.addCell(cell(phrase(body, BODY, cells.get(column), width), background));
        }
    }

    private float across() {
        return document.right() - document.left() - SLACK;
    }

    /** The finished file; nothing can be added any more. */
    public byte[] toBytes() {
        SortedSet<String> missing = new TreeSet<>(body.missing());
        missing.addAll(large.missing());
        if (!missing.isEmpty()) {
            var unused = line("'?' stands here for characters that this file cannot show (" + String.join(", ", missing)
                    + "); the other forms of the report have them.");
        }
        document.close();
        return bytes.toByteArray();
    }

    private static PdfPCell cell(Phrase text, Color background) {
        PdfPCell cell = new PdfPCell(text);
        cell.setPadding(PADDING);
        cell.setBackgroundColor(background);
        return cell;
    }

    /** The lines are broken already, and stretches of one font that lie side by side are not to be taken together. */
    private static Phrase phrase(Lettering letters, float size, String text, float most) {
        Phrase phrase = new Phrase();
        phrase.setLeading(size * LEADING);
        for (List<Stretch> line : letters.lines(text.isEmpty() ? " " : text, most)) {
            if (!phrase.isEmpty()) {
                phrase.add(Chunk.NEWLINE);
            }
            for (Stretch stretch : line) {
                phrase.add(new Chunk(stretch.text(), new Font(stretch.font(), size)).setSplitCharacter(NOWHERE));
            }
        }
        return phrase;
    }

    private void add(Element element) {
        try {
            document.add(element);
        } catch (DocumentException e) {
            throw new IllegalStateException("No PDF can be written", e);
        }
    }
}
