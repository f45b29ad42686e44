package dev.annals.platform.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Holds what one column has of one group of rows: one page, each value plain, the whole compressed. */
final class Chunk<R> {

    private static final int PLAIN = 0;
    private static final int LEVELS_AS_RUNS = 3;
    private static final int GZIP = 2;
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final int NANOS_A_MICRO = 1_000;

    private final Column<R> column;
    private final int values;
    private final byte[] header;
    private final int plainSize;
    private final byte[] body;

    private Chunk(Column<R> column, int values, byte[] header, int plainSize, byte[] body) {
        this.column = column;
        this.values = values;
        this.header = header;
        this.plainSize = plainSize;
        this.body = body;
    }

    static <R> Chunk<R> of(Column<R> column, List<R> rows) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        for (R row : rows) {
            plain.writeBytes(
                    switch (column) {
                        case Column.Text<R> text -> text(text.value().apply(row));
                        case Column.Time<R> time -> time(time.value().apply(row));
                    });
        }
        byte[] body = compressed(plain.toByteArray());
        Thrift page = new Thrift()
                .number(1, rows.size())
                .number(2, PLAIN)
                .number(3, LEVELS_AS_RUNS)
                .number(4, LEVELS_AS_RUNS);
        byte[] header = new Thrift()
                .number(1, 0)
                .number(2, plain.size())
                .number(3, body.length)
                .struct(5, page)
                .bytes();
        return new Chunk<>(column, rows.size(), header, plain.size(), body);
    }

    /** How many values it has. */
    int values() {
        return values;
    }

    void writeTo(OutputStream target) throws IOException {
        target.write(header);
        target.write(body);
    }

    /** How long it is in the file. */
    long size() {
        return (long) header.length + body.length;
    }

    /** How long it would be without compression. */
    long wholeSize() {
        return (long) header.length + plainSize;
    }

    /** What the end of the file says about it. */
    Thrift described(long offset) {
        Thrift metadata = new Thrift()
                .number(1, Footer.typeOf(column))
                .numbers(2, PLAIN)
                .texts(3, column.name())
                .number(4, GZIP)
                .longNumber(5, values)
                .longNumber(6, wholeSize())
                .longNumber(7, size())
                .longNumber(9, offset);
        return new Thrift().longNumber(2, offset).struct(3, metadata);
    }

    private static byte[] text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + utf8.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(utf8.length)
                .put(utf8)
                .array();
    }

    private static byte[] time(Instant value) {
        long micros = Math.addExact(
                Math.multiplyExact(value.getEpochSecond(), MICROS_A_SECOND), value.getNano() / NANOS_A_MICRO);
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(micros)
                .array();
    }

    private static byte[] compressed(byte[] plain) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
