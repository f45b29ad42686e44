package dev.annals.axonserver.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Turns rows of the log into events. The columns come in the order of {@link EventSql}. */
final class EventRows {

    private static final byte[] EMPTY = {};

    private final EventKinds kinds;

    EventRows(EventKinds kinds) {
        this.kinds = kinds;
    }

    List<StoredEvent> list(ResultSet rows) throws SQLException {
        List<StoredEvent> events = new ArrayList<>();
        while (rows.next()) {
            events.add(one(rows));
        }
        return events;
    }

    StoredEvent one(ResultSet row) throws SQLException {
        byte[] metaData = row.getBytes(8);
        return new StoredEvent(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getLong(5),
                kinds.kind(row.getShort(6)),
                row.getBytes(7),
                metaData == null ? EMPTY : metaData);
    }
}
