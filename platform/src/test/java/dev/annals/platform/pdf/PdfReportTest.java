package dev.annals.platform.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PdfReportTest {

    @Test
    void whatIsWrittenCanBeReadAgain() throws Exception {
        byte[] pdf = new PdfReport("Audit")
                .line("of a person")
                .table(new float[] {1, 2}, List.of("actor", "what"), List.of(List.of("admin:kay", "Zürich, 5 €")))
                .toBytes();

        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(text(pdf)).contains("Audit", "of a person", "actor", "admin:kay", "Zürich, 5 €");
    }

    @Test
    void everyScriptGetsAFontThatHasIt() {
        String pdf = new String(new PdfReport("王小明 简体 ひらがな 한국어 Ωμέγα Привет").toBytes(), StandardCharsets.ISO_8859_1);

        assertThat(pdf).contains("MSung-Light", "HYGoThic-Medium").contains("UniCNS-UCS2-H", "UniKS-UCS2-H");
    }

    @Test
    void longTablesGoOverSeveralPagesAndRepeatTheirHead() throws Exception {
        byte[] pdf = new PdfReport("Audit")
                .table(new float[] {1}, List.of("column"), Collections.nCopies(500, List.of("cell")))
                .toBytes();

        PdfReader reader = new PdfReader(pdf);
        assertThat(reader.getNumberOfPages()).isGreaterThan(5);
        assertThat(new PdfTextExtractor(reader).getTextFromPage(4)).contains("column");
    }

    @Test
    void emptyCellsAreCells() throws Exception {
        byte[] pdf = new PdfReport("Audit")
                .table(new float[] {1, 1}, List.of("a", "b"), List.of(List.of("", "last")))
                .toBytes();

        assertThat(text(pdf)).contains("last");
    }

    private static String text(byte[] pdf) throws Exception {
        return new PdfTextExtractor(new PdfReader(pdf)).getTextFromPage(1);
    }
}
