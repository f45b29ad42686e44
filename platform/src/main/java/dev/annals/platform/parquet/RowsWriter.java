package dev.annals.platform.parquet;

import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;

/** Sets up Parquet's writer for rows of a table, without anything of Hadoop. */
final class RowsWriter<R> extends ParquetWriter.Builder<R, RowsWriter<R>> {

    private final TableRows<R> rows;

    RowsWriter(OutputFile target, TableRows<R> rows) {
        super(target);
        this.rows = rows;
        var unused = withConf(new PlainParquetConfiguration());
    }

    @Override
    protected RowsWriter<R> self() {
        return this;
    }

    @Override
    @SuppressWarnings("deprecation") // has to be there all the same
    protected WriteSupport<R> getWriteSupport(Configuration ignored) {
        return rows;
    }

    @Override
    protected WriteSupport<R> getWriteSupport(ParquetConfiguration ignored) {
        return rows;
    }
}
