package dev.annals.platform.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

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
    void lettersOfEveryScriptAreShownAndShaped() throws Exception {
        String text = "ไทย: สวัสดี · हिन्दी क्षत्रिय · العربية محمد · עברית · Việt Łódź · বাংলা · தமிழ்";
        byte[] pdf = new PdfReport("Audit")
                .table(new float[] {1, 1}, List.of("name", "also"), List.of(List.of(text, "ปากกา")))
                .toBytes();

        String joinedAsSeen = "\ufeaa\ufee4\ufea4\ufee3";
        assertThat(text(pdf)).contains("สวัสดี", "ปากกา", "বাংলা", joinedAsSeen).doesNotContain("?");
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).contains("KurintoSans");
    }

    @Test
    void whatNoFontHasIsSaidPlainly() throws Exception {
        byte[] pdf = new PdfReport("Audit")
                .table(new float[] {1}, List.of("name"), List.of(List.of("Sok ភាសា 🙂")))
                .toBytes();

        assertThat(text(pdf)).contains("Sok ??").contains("(emoticons, khmer)");
    }

    @Test
    void whatIsWrittenFromRightToLeftIsPutInTheOrderInWhichItIsSeen() {
        Lettering letters = new Lettering(8);

        assertThat(letters.lines("Ali علي بن 12 (x)", 1_000))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .extracting(Lettering.Stretch::text)
                        .containsExactly("Ali ", "12", "علي بن\u00a0", " (x)"));
        assertThat(letters.lines("ชื่อ", 1))
                .as("no mark is parted from its letter")
                .hasSize(2);
        assertThat(letters.missing()).isEmpty();
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
    void ofLongTablesNoWordIsLostWhereverALineBreaks() throws Exception {
        String words = "one two three four five six seven eight nine ten eleven twelve thirteen";
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < 400; row++) {
            rows.add(List.of("row-" + row, words + "\n{\"city\":\"臺北 Zürich\"}" + "x".repeat(300)));
        }
        byte[] pdf = new PdfReport("Audit")
                .table(new float[] {1, 2}, List.of("row", "said"), rows)
                .line("behind it")
                .toBytes();

        PdfReader reader = new PdfReader(pdf);
        StringBuilder text = new StringBuilder();
        for (int page = 1; page <= reader.getNumberOfPages(); page++) {
            text.append(new PdfTextExtractor(reader).getTextFromPage(page)).append('\n');
        }
        assertThat(text).contains("row-0", "row-399", "thirteen", "behind it");
        assertThat(text.chars().filter(sign -> sign == 'x').count()).isEqualTo(400 * (300 + 1L));
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).contains("MSung-Light");
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
