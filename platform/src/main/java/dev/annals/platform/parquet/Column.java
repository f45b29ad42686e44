package dev.annals.platform.parquet;

import java.time.Instant;
import java.util.function.Function;

/**
 * Says what stands in one column of a {@link ParquetFile}: something in every row.
 *
 * @param <R> what a row is made of
 */
public sealed interface Column<R> {

    /** What the column is called. */
    String name();

    /**
     * A column of texts.
     *
     * @param name what it is called
     * @param value what stands in it
     */
    record Text<R>(String name, Function<R, String> value) implements Column<R> {}

    /**
     * A column of instants, to the microsecond, in UTC.
     *
     * @param name what it is called
     * @param value what stands in it
     */
    record Time<R>(String name, Function<R, Instant> value) implements Column<R> {}
}
