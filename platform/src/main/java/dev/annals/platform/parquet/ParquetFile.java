package dev.annals.platform.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a flat table as an Apache Parquet file, a slice of rows in memory at a time. It writes what every reader knows:
 * required columns, plain encoding, gzip; no dictionaries and no statistics.
 *
 * @param <R> what a row is made of
 * @see <a href="https://parquet.apache.org/docs/file-format/">the format</a>
 */
public final class ParquetFile<R> {

    /** The media type, as registered with IANA. */
    public static final String MEDIA_TYPE = "application/vnd.apache.parquet";

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int ROWS_IN_A_GROUP = 20_000;

    private final List<Column<R>> columns;

    /** A file of these columns, of which there has to be one at least. */
    public ParquetFile(List<Column<R>> columns) {
        this.columns = List.copyOf(columns);
    }

    /** Writes the rows; the target stays open. */
    public void write(Iterable<R> rows, OutputStream target) throws IOException {
        Footer<R> footer = new Footer<>(columns);
        target.write(MAGIC);
        long offset = MAGIC.length;
        List<R> slice = new ArrayList<>();
        for (R row : rows) {
            slice.add(row);
            if (slice.size() == ROWS_IN_A_GROUP) {
                offset = footer.add(group(slice, target), offset);
                slice.clear();
            }
        }
        if (!slice.isEmpty()) {
            footer.add(group(slice, target), offset);
        }
        byte[] end = footer.bytes();
        target.write(end);
        target.write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(end.length)
                .array());
        target.write(MAGIC);
    }

    private List<Chunk<R>> group(List<R> rows, OutputStream target) throws IOException {
        List<Chunk<R>> chunks =
                columns.stream().map(column -> Chunk.of(column, rows)).toList();
        for (Chunk<R> chunk : chunks) {
            chunk.writeTo(target);
        }
        return chunks;
    }
}
