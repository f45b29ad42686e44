package dev.annals.platform.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.parquet.hadoop.ParquetWriter;

/**
 * Writes a flat table as an Apache Parquet file, a slice of rows in memory at a time, uncompressed.
 *
 * @param <R> what a row is made of
 * @see <a href="https://parquet.apache.org/docs/file-format/">the format</a>
 */
public final class ParquetFile<R> {

    /** The media type, as registered with IANA. */
    public static final String MEDIA_TYPE = "application/vnd.apache.parquet";

    private static final int ROWS_IN_A_GROUP = 20_000;

    private final List<Column<R>> columns;

    /** A file of these columns, of which there has to be one at least. */
    public ParquetFile(List<Column<R>> columns) {
        this.columns = List.copyOf(columns);
    }

    /** Writes the rows; the target stays open. */
    public void write(Iterable<R> rows, OutputStream target) throws IOException {
        try (ParquetWriter<R> writer = new RowsWriter<>(new CountedTarget(target), new TableRows<>(columns))
                .withRowGroupRowCountLimit(ROWS_IN_A_GROUP)
                .build()) {
            for (R row : rows) {
                writer.write(row);
            }
        }
    }
}
