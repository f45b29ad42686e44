package dev.annals.app.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordReaderTest {

    @TempDir
    Path folder;

    @Test
    void everyLineIsARecordAndEmptyOnesAreNone() throws IOException {
        List<FileRecord> records = read("一\r\n\n  \nb\nlast", false);

        assertThat(texts(records)).containsExactly("一", "b", "last");
        assertThat(records).extracting(FileRecord::line).containsExactly(1L, 4L, 5L);
    }

    @Test
    void aLineFeedBetweenQuotesBelongsToTheRecord() throws IOException {
        List<FileRecord> records = read("a,\"b\nb\"\"c\",d\ne,f,g\n", true);

        assertThat(texts(records)).containsExactly("a,\"b\nb\"\"c\",d", "e,f,g");
        assertThat(records).extracting(FileRecord::line).containsExactly(1L, 3L);
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        assertThat(texts(read("\uFEFFid,name\n1,x\n", true))).containsExactly("id,name", "1,x");
    }

    @Test
    void readingGoesOnWhereARecordEnded() throws IOException {
        Path file = write("\uFEFFone\ntwo\r\nthree\n");
        FileRecord first;
        try (RecordReader reader = RecordReader.open(file, false, 0, 1)) {
            first = reader.next();
        }
        try (RecordReader reader = RecordReader.open(file, false, first.end(), first.endLine())) {
            FileRecord second = reader.next();
            assertThat(new String(second.content(), StandardCharsets.UTF_8)).isEqualTo("two");
            assertThat(second.line()).isEqualTo(2);
            assertThat(reader.next().end()).isEqualTo(Files.size(file));
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void anEndlessLineDoesNotFillTheMemory() throws IOException {
        List<FileRecord> records = read("x".repeat(1_000_000) + "\nnext\n", false);

        assertThat(records.getFirst().content()).hasSizeLessThan(100_000);
        assertThat(texts(records)).last().isEqualTo("next");
    }

    private List<FileRecord> read(String text, boolean isQuoted) throws IOException {
        List<FileRecord> records = new ArrayList<>();
        try (RecordReader reader = RecordReader.open(write(text), isQuoted, 0, 1)) {
            for (FileRecord record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
            }
        }
        return records;
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("file"), text);
    }

    private static List<String> texts(List<FileRecord> records) {
        return records.stream()
                .map(record -> new String(record.content(), StandardCharsets.UTF_8))
                .toList();
    }
}
