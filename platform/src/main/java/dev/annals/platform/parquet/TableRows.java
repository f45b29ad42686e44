package dev.annals.platform.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MICROS;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** Tells Parquet's writer what a table's columns are, and what a row has in them. */
final class TableRows<R> extends WriteSupport<R> {

    private static final long MICROS_A_SECOND = 1_000_000;
    private static final int NANOS_A_MICRO = 1_000;

    private final List<Column<R>> columns;
    private @Nullable RecordConsumer target;

    TableRows(List<Column<R>> columns) {
        this.columns = columns;
    }

    @Override
    @SuppressWarnings("deprecation") // has to be there all the same
    public WriteContext init(Configuration ignored) {
        return new WriteContext(schema(), Map.of());
    }

    @Override
    public WriteContext init(ParquetConfiguration ignored) {
        return new WriteContext(schema(), Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        target = consumer;
    }

    @Override
    public void write(R row) {
        RecordConsumer to = target;
        if (to == null) {
            throw new IllegalStateException("Nothing is prepared for rows yet");
        }
        to.startMessage();
        for (int number = 0; number < columns.size(); number++) {
            Column<R> column = columns.get(number);
            to.startField(column.name(), number);
            switch (column) {
                case Column.Text<R> text ->
                    to.addBinary(Binary.fromString(text.value().apply(row)));
                case Column.Time<R> time -> to.addLong(micros(time.value().apply(row)));
            }
            to.endField(column.name(), number);
        }
        to.endMessage();
    }

    private MessageType schema() {
        Types.MessageTypeBuilder schema = Types.buildMessage();
        for (Column<R> column : columns) {
            var unused = switch (column) {
                case Column.Text<R> text ->
                    schema.required(BINARY).as(stringType()).named(text.name());
                case Column.Time<R> time ->
                    schema.required(INT64).as(timestampType(true, MICROS)).named(time.name());
            };
        }
        return schema.named("row");
    }

    private static long micros(Instant value) {
        return Math.addExact(
                Math.multiplyExact(value.getEpochSecond(), MICROS_A_SECOND), value.getNano() / NANOS_A_MICRO);
    }
}
