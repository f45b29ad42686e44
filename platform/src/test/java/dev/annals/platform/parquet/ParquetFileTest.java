package dev.annals.platform.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.RepetitionType;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is written is read by a reader that knows nothing of the writer. */
class ParquetFileTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456Z");

    record Row(String word, Instant at) {}

    private final ParquetFile<Row> file =
            new ParquetFile<>(List.of(new Column.Text<>("word", Row::word), new Column.Time<>("at", Row::at)));

    @Test
    void rowsComeBackAsTheyWereInAnyScript() throws IOException {
        List<Row> rows = List.of(
                new Row("高意向", NOON),
                new Row("", Instant.EPOCH),
                new Row("ক্রেতা 🙂 \"=,\r\n", Instant.parse("1969-12-31T23:59:59.999999Z")));

        assertThat(read(written(rows))).isEqualTo(rows);
    }

    @Test
    void aTableWithoutRowsStillSaysItsColumns() throws IOException {
        byte[] written = written(List.of());

        assertThat(read(written)).isEmpty();
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(written)))) {
            assertThat(reader.getFileMetaData().schema())
                    .extracting("name", "repetitionType")
                    .contains(tuple("word", RepetitionType.REQUIRED), tuple("at", RepetitionType.REQUIRED));
        }
    }

    @Test
    void manyRowsAreWrittenInGroups() throws IOException {
        List<Row> rows = IntStream.range(0, 100_001)
                .mapToObj(i -> new Row("n" + i, NOON.plusSeconds(i)))
                .toList();
        byte[] written = written(rows);

        assertThat(read(written)).isEqualTo(rows);
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(written)))) {
            assertThat(reader.getFileMetaData().numRows()).isEqualTo(100_001);
            assertThat(reader.getFileMetaData().rowGroups()).hasSize(6);
        }
    }

    private byte[] written(List<Row> rows) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        file.write(rows, target);
        return target.toByteArray();
    }

    private static List<Row> read(byte[] written) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(written)));
                RowReader row = reader.rowReader()) {
            while (row.hasNext()) {
                row.next();
                rows.add(new Row(row.getString(0), row.getTimestamp(1)));
            }
        }
        return rows;
    }
}
