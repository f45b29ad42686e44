package dev.annals.axonserver.eventstore;

import dev.annals.platform.ledger.LogRow;
import dev.annals.platform.ledger.LogRows;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Reads rows of the log in bulk by {@code COPY} in its binary format, the cheapest way out of PostgreSQL. */
public final class PostgresLogRows implements LogRows {

    /** What comes before the first row: signature, flags and the length of an extension that is empty. */
    private static final int PREAMBLE = 19;

    private static final int COLUMNS = 8;

    private final DataSource log;
    private final EventKinds kinds;

    public PostgresLogRows(DataSource log) {
        this.log = log;
        this.kinds = new EventKinds(log);
    }

    @Override
    public List<LogRow> after(long position, int limit) {
        List<LogRow> rows = new ArrayList<>(Math.min(limit, 1_024));
        try (Connection connection = log.getConnection()) {
            CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(select(position, limit));
            boolean isFirst = true;
            for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
                ByteBuffer row = ByteBuffer.wrap(message);
                if (isFirst) {
                    row.position(PREAMBLE);
                    isFirst = false;
                }
                if (row.hasRemaining() && row.getShort() == COLUMNS) {
                    rows.add(row(row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new EventStoreException("The rows of the log cannot be read: SQL state " + e.getSQLState(), e);
        }
    }

    private static String select(long position, int limit) {
        return """
                copy (select global_index, aggregate_identifier, sequence_number, event_identifier, time_stamp, kind,
                             meta_data, payload
                      from annals.domain_event where global_index > %d order by global_index limit %d)
                to stdout (format binary)""".formatted(position, limit);
    }

    private LogRow row(ByteBuffer row) {
        long position = number(row);
        UUID stream = id(row);
        long sequence = number(row);
        UUID identifier = id(row);
        long micros = number(row);
        EventKind kind = kinds.kind((short) number(row));
        byte[] metaData = bytes(row);
        byte[] payload = bytes(row);
        return new LogRow(
                position,
                stream,
                sequence,
                identifier,
                kind.streamType(),
                kind.payloadType(),
                kind.payloadRevision(),
                micros,
                metaData,
                payload == null ? new byte[0] : payload);
    }

    private static long number(ByteBuffer row) {
        return switch (row.getInt()) {
            case Short.BYTES -> row.getShort();
            case Integer.BYTES -> row.getInt();
            default -> row.getLong();
        };
    }

    private static UUID id(ByteBuffer row) {
        row.getInt();
        return new UUID(row.getLong(), row.getLong());
    }

    private static byte @Nullable [] bytes(ByteBuffer row) {
        int length = row.getInt();
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        row.get(bytes);
        return bytes;
    }
}
