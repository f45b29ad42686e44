package dev.annals.axonserver.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Finds a position by time without an index on time. Times rise with positions but for the moments between making an
 * event and appending it, so a binary search comes close, and a minute's margin covers the rest.
 */
final class TimeSearch {

    private static final long MARGIN = 60_000_000;

    private final Connection connection;

    TimeSearch(Connection connection) {
        this.connection = connection;
    }

    /** The highest position such that every event behind it, up to the head, is of that time or later. */
    long lastBefore(long micros, long head) throws SQLException {
        long low = 0;
        long high = head + 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            Place found = atOrAfter(middle);
            if (found == null || found.micros() >= micros - MARGIN) {
                high = middle;
            } else {
                low = found.position() + 1;
            }
        }
        return firstSince(low, micros, head + 1) - 1;
    }

    private @Nullable Place atOrAfter(long position) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(EventSql.AT_OR_AFTER)) {
            query.setLong(1, position);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? new Place(row.getLong(1), row.getLong(2)) : null;
            }
        }
    }

    private long firstSince(long position, long micros, long otherwise) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(EventSql.FIRST_SINCE)) {
            query.setLong(1, position);
            query.setLong(2, micros);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : otherwise;
            }
        }
    }

    private record Place(long position, long micros) {}
}
