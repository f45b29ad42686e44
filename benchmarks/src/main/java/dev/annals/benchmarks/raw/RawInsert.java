package dev.annals.benchmarks.raw;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * What PostgreSQL takes when nothing stands in front of it: rows of the event log's own shape, all its indexes included,
 * inserted as JDBC batches of 1,000, each batch committed durably.
 */
final class RawInsert {

    private static final int BATCH = 1_000;

    private final Connection connection;
    private final int payload;
    private final UUID[] streams;
    private final long[] sequences;
    private final SplittableRandom random = new SplittableRandom(42);

    /**
     * @param connection to a database that holds the event log
     * @param streams over how many streams rows are spread
     * @param payload how many bytes a payload has
     */
    RawInsert(Connection connection, int streams, int payload) throws SQLException {
        this.connection = connection;
        this.payload = payload;
        this.streams = new UUID[streams];
        this.sequences = new long[streams];
        for (int i = 0; i < streams; i++) {
            this.streams[i] = new UUID(random.nextLong(), random.nextLong());
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists raw");
            statement.execute("create table raw.domain_event (like annals.domain_event including all)");
            statement.execute("alter table raw.domain_event alter column payload set storage external");
        }
        connection.commit();
    }

    /** Inserts so many rows and tells how many that were a second. */
    double insert(int rows) throws SQLException {
        long begun = System.nanoTime();
        for (int done = 0; done < rows; done += BATCH) {
            batch();
        }
        return rows / ((System.nanoTime() - begun) / 1e9);
    }

    private void batch() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into raw.domain_event
                    (time_stamp, aggregate_identifier, event_identifier, sequence_number, kind, payload, meta_data)
                values (?, ?, ?, ?, ?, ?, ?)""")) {
            long micros = System.currentTimeMillis() * 1_000;
            for (int i = 0; i < BATCH; i++) {
                int stream = random.nextInt(streams.length);
                byte[] bytes = new byte[payload];
                random.nextBytes(bytes);
                insert.setLong(1, micros);
                insert.setObject(2, streams[stream]);
                insert.setObject(3, new UUID(random.nextLong(), random.nextLong()));
                insert.setLong(4, sequences[stream]++);
                insert.setShort(5, (short) 1);
                insert.setBytes(6, bytes);
                insert.setBytes(7, null);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
    }
}
