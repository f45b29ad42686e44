package dev.annals.platform.pdf;

import com.lowagie.text.Document;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes tables of ten thousand rows: measures each character once, breaks lines itself and puts them straight on the page,
 * where a table of cells would be laid out cell by cell. Begins on a page of its own; a row may go on over the end of a page.
 */
final class PdfRows {

    private static final float LEADING = 10;
    private static final float BETWEEN_ROWS = 4;
    private static final float BETWEEN_COLUMNS = 8;
    private static final char UNKNOWN = '?';

    private final Document document;
    private final PdfContentByte page;
    private final Glyphs glyphs;
    private final float size;
    private float[] left = {};
    private float[] wide = {};
    private float y;

    PdfRows(Document document, PdfWriter writer, List<BaseFont> fonts, float size) {
        this.document = document;
        this.page = writer.getDirectContent();
        this.glyphs = new Glyphs(fonts, size);
        this.size = size;
    }

    void write(float[] widths, List<String> head, List<List<String>> rows) {
        measure(widths);
        begin(head);
        for (List<String> row : rows) {
            List<List<String>> cells = new ArrayList<>(row.size());
            int lines = 0;
            for (int column = 0; column < row.size(); column++) {
                List<String> cell = broken(row.get(column), wide[column]);
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
        put(head.stream().map(List::of).toList(), 0);
        y -= BETWEEN_ROWS;
    }

    private void put(List<List<String>> cells, int line) {
        for (int column = 0; column < cells.size(); column++) {
            if (line < cells.get(column).size()) {
                page.setTextMatrix(left[column], y);
                show(cells.get(column).get(line));
            }
        }
        y -= LEADING;
    }

    /** Shows a line, each stretch of it in the font that has its characters. */
    private void show(String line) {
        int from = 0;
        while (from < line.length()) {
            int font = glyphs.font(line.charAt(from));
            int to = from + 1;
            while (to < line.length() && glyphs.font(line.charAt(to)) == font) {
                to++;
            }
            page.setFontAndSize(glyphs.face(font), size);
            page.showText(font < 0 ? String.valueOf(UNKNOWN).repeat(to - from) : line.substring(from, to));
            from = to;
        }
    }

    /** Breaks a text into lines of a width: behind blanks and commas, before signs of Chinese and the like, else anywhere. */
    private List<String> broken(String text, float width) {
        List<String> lines = new ArrayList<>();
        for (String part : text.split("\n", -1)) {
            int start = 0;
            int may = -1;
            float so = 0;
            for (int at = 0; at < part.length(); at++) {
                char sign = part.charAt(at);
                so += glyphs.width(sign);
                if (so > width && at > start) {
                    int end = may > start ? may : at;
                    lines.add(part.substring(start, end));
                    start = end;
                    at = end - 1;
                    so = 0;
                    may = -1;
                } else if (sign == ' ' || sign == ',' || sign == '}' || sign > '\u2e80') {
                    may = at + 1;
                }
            }
            lines.add(part.substring(start));
        }
        return lines;
    }

    /** Which font has a character and how wide it is, looked up once each. */
    private static final class Glyphs {

        private static final int SIGNS = 1 << 16;
        private static final byte UNSEEN = -2;
        private static final byte NONE = -1;

        private final List<BaseFont> fonts;
        private final float size;
        private final byte[] font = new byte[SIGNS];
        private final float[] width = new float[SIGNS];

        Glyphs(List<BaseFont> fonts, float size) {
            this.fonts = fonts;
            this.size = size;
            Arrays.fill(font, UNSEEN);
        }

        int font(char sign) {
            if (font[sign] == UNSEEN) {
                font[sign] = NONE;
                width[sign] = fonts.getFirst().getWidthPoint(UNKNOWN, size);
                for (int i = fonts.size() - 1; i >= 0; i--) {
                    if (fonts.get(i).charExists(sign)) {
                        font[sign] = (byte) i;
                        width[sign] = fonts.get(i).getWidthPoint(sign, size);
                    }
                }
            }
            return font[sign];
        }

        float width(char sign) {
            if (font[sign] == UNSEEN) {
                var unused = font(sign);
            }
            return width[sign];
        }

        BaseFont face(int number) {
            return fonts.get(Math.max(0, number));
        }
    }
}
