package dev.annals.platform.pdf;

import dev.annals.platform.pdf.Lettering.Stretch;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfWriter;

/**
 * Writes tables of ten thousand rows: puts lines straight on the page, where a table of cells would be laid out cell by cell.
 * Begins on a page of its own; a row may go on over the end of a page.
 */
final class PdfRows {

    private static final float LEADING = 10;
    private static final float BETWEEN_ROWS = 4;
    private static final float BETWEEN_COLUMNS = 8;

    private final Document document;
    private final PdfContentByte page;
    private final Lettering letters;
    private final float size;
    private float[] left = {};
    private float[] wide = {};
    private float y;

    PdfRows(Document document, PdfWriter writer, Lettering letters, float size) {
        this.document = document;
        this.page = writer.getDirectContent();
        this.letters = letters;
        this.size = size;
    }

    void write(float[] widths, List<String> head, List<List<String>> rows) {
        measure(widths);
        begin(head);
        for (List<String> row : rows) {
            List<List<List<Stretch>>> cells = new ArrayList<>(row.size());
            int lines = 0;
            for (int column = 0; column < row.size(); column++) {
                List<List<Stretch>> cell = letters.lines(row.get(column), wide[column]);
                cells.add(cell);
                lines = Math.max(lines, cell.size());
            }
            for (int line = 0; line < lines; line++) {
                if (y < document.bottom()) {
                    page.endText();
                    begin(head);
                }
                put(cells, line);
            }
            y -= BETWEEN_ROWS;
        }
        page.endText();
        document.newPage();
    }

    private void measure(float[] widths) {
        float all = 0;
        for (float width : widths) {
            all += width;
        }
        left = new float[widths.length];
        wide = new float[widths.length];
        float x = document.left();
        for (int column = 0; column < widths.length; column++) {
            float share = (document.right() - document.left()) * widths[column] / all;
            left[column] = x;
            wide[column] = share - BETWEEN_COLUMNS;
            x += share;
        }
    }

    private void begin(List<String> head) {
        document.newPage();
        y = document.top() - LEADING;
        float rule = y - BETWEEN_ROWS;
        page.moveTo(document.left(), rule);
        page.lineTo(document.right(), rule);
        page.stroke();
        page.beginText();
        put(head.stream().map(name -> letters.lines(name, Float.MAX_VALUE)).toList(), 0);
        y -= BETWEEN_ROWS;
    }

    private void put(List<List<List<Stretch>>> cells, int line) {
        for (int column = 0; column < cells.size(); column++) {
            if (line < cells.get(column).size()) {
                page.setTextMatrix(left[column], y);
                for (Stretch stretch : cells.get(column).get(line)) {
                    page.setFontAndSize(stretch.font(), size);
                    page.showText(stretch.text());
                }
            }
        }
        y -= LEADING;
    }
}
