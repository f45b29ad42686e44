package dev.annals.platform.parquet;

import java.util.ArrayList;
import java.util.List;

/** Collects what the end of a Parquet file says about the whole: its columns, and where each group of rows lies. */
final class Footer<R> {

    private static final int FORMAT_VERSION = 1;
    private static final int INT64 = 2;
    private static final int BYTE_ARRAY = 6;
    private static final int REQUIRED = 0;
    private static final int UTF8 = 0;
    private static final int TIMESTAMP_MICROS = 10;

    private final List<Column<R>> columns;
    private final List<Thrift> groups = new ArrayList<>();
    private long rows;

    Footer(List<Column<R>> columns) {
        this.columns = columns;
    }

    /** How values of a column are stored. */
    static int typeOf(Column<?> column) {
        return switch (column) {
            case Column.Text<?> ignored -> BYTE_ARRAY;
            case Column.Time<?> ignored -> INT64;
        };
    }

    /** Notes a group of rows, and answers where the next one begins. */
    long add(List<Chunk<R>> chunks, long offset) {
        List<Thrift> described = new ArrayList<>();
        long end = offset;
        long wholeSize = 0;
        for (Chunk<R> chunk : chunks) {
            described.add(chunk.described(end));
            end += chunk.size();
            wholeSize += chunk.wholeSize();
        }
        int values = chunks.getFirst().values();
        rows += values;
        groups.add(new Thrift()
                .structs(1, described)
                .longNumber(2, wholeSize)
                .longNumber(3, values)
                .longNumber(5, offset)
                .longNumber(6, end - offset));
        return end;
    }

    byte[] bytes() {
        List<Thrift> schema = new ArrayList<>();
        schema.add(new Thrift().text(4, "row").number(5, columns.size()));
        columns.forEach(column -> schema.add(described(column)));
        return new Thrift()
                .number(1, FORMAT_VERSION)
                .structs(2, schema)
                .longNumber(3, rows)
                .structs(4, groups)
                .text(6, "annals version 1")
                .bytes();
    }

    private static Thrift described(Column<?> column) {
        Thrift element =
                new Thrift().number(1, typeOf(column)).number(3, REQUIRED).text(4, column.name());
        Thrift nothing = new Thrift();
        return switch (column) {
            case Column.Text<?> ignored -> element.number(6, UTF8).struct(10, new Thrift().struct(1, nothing));
            case Column.Time<?> ignored -> {
                Thrift micros = new Thrift().struct(2, nothing);
                Thrift utc = new Thrift().isTrue(1).struct(2, micros);
                yield element.number(6, TIMESTAMP_MICROS).struct(10, new Thrift().struct(8, utc));
            }
        };
    }
}
