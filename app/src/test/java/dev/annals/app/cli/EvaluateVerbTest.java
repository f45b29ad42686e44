package dev.annals.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class EvaluateVerbTest {

    private static final Path FEBRL = Path.of("src/test/resources/febrl");
    private static final Pattern FIGURES = Pattern.compile(
            "f1=([01]\\.\\d+) precision=([01]\\.\\d+) recall=([01]\\.\\d+) pairs=(\\d+) seconds=[\\d.]+");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"febrl1.csv, 0.999", "febrl2.csv, 0.999"})
    void peopleAreRecognisedInPublishedFiles(String file, double least) {
        assertThat(evaluate(FEBRL.resolve(file))).isZero();

        List<String> lines = out.toString().lines().toList();
        Matcher figures = FIGURES.matcher(lines.getLast());
        assertThat(figures.matches()).as(lines.getLast()).isTrue();
        assertThat(Double.parseDouble(figures.group(1))).isGreaterThanOrEqualTo(least);
    }

    @Test
    void twoHalvesPutTogetherAreOneFile() throws IOException {
        Path halves = folder.resolve("halves.csv");
        List<String> lines = Files.readAllLines(FEBRL.resolve("febrl1.csv"));
        StringBuilder text = new StringBuilder(lines.getFirst()).append('\n');
        appendWhere(text, lines, "-org,");
        text.append(lines.getFirst()).append('\n');
        appendWhere(text, lines, "-dup-0,");
        Files.writeString(halves, text);

        assertThat(evaluate(halves)).isZero();

        assertThat(out.toString())
                .startsWith("1,000 records, 500 pairs of one person;")
                .contains("f1=1.0000");
    }

    @Test
    void figuresAreToBeHadAsJson() {
        assertThat(evaluate(FEBRL.resolve("febrl1.csv"), "--json")).isZero();

        assertThat(JsonMapper.shared().readTree(out.toString()).propertyNames())
                .containsExactlyInAnyOrder(
                        "records", "compared", "actual", "found", "right", "seconds", "f1", "precision", "recall");
    }

    @Nested
    class AFileThatCannotBeScored {

        @Test
        void isSaidToBeMissing() {
            assertThat(evaluate(folder.resolve("missing.csv"))).isEqualTo(2);
            assertThat(err.toString()).contains("FILE cannot be read");
        }

        @Test
        void isRefusedWithoutRecordIds() throws IOException {
            assertThat(evaluate(file("name, surname\nmia, lin\n"))).isEqualTo(1);
            assertThat(err.toString()).contains("Line 1", "rec_id");
        }

        @Test
        void isRefusedWithoutAnyKnownColumn() throws IOException {
            assertThat(evaluate(file("rec_id, colour\nrec-1-org, red\n"))).isEqualTo(1);
            assertThat(err.toString()).contains("Line 1", "surname");
        }

        @Test
        void isRefusedWithTheLineOfARecordIdThatTellsNothing() throws IOException {
            assertThat(evaluate(file("rec_id, surname\nrec-1-org, lin\n\n17, lin\n")))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("Line 4", "rec-7-dup-0");
        }

        @Test
        void isRefusedWhenEmpty() throws IOException {
            assertThat(evaluate(file(""))).isEqualTo(1);
            assertThat(err.toString()).contains("Line 1");
        }
    }

    @Test
    void recordsAlonePassForNothingFound() throws IOException {
        assertThat(evaluate(file("\uFEFFrec_id,surname\r\nrec-1-org,\"lin, van\"\r\nrec-2-org,m\u00fcller\r\n")))
                .isZero();

        assertThat(out.toString()).contains("f1=1.0000 precision=1.0000 recall=1.0000 pairs=0");
    }

    @Test
    void aFileOfTheOldWesternEncodingIsReadAsWell() throws IOException {
        Path file = folder.resolve("latin1.csv");
        Files.write(file, "rec_id,surname\nrec-1-org,m\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(evaluate(file)).isZero();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("file.csv"), text);
    }

    private int evaluate(Path file, String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "identity";
        arguments[1] = "evaluate";
        arguments[2] = file.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return CommandLineOfAnnals.over(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    private static void appendWhere(StringBuilder text, List<String> lines, String mark) {
        for (String line : lines) {
            if (line.contains(mark)) {
                text.append(line).append('\n');
            }
        }
    }
}
