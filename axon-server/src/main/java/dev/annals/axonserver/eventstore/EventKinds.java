package dev.annals.axonserver.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * The dictionary of event kinds. A number is given on a connection of its own, before the append that needs it, so that
 * no rollback can take back a number that is remembered here.
 */
final class EventKinds {

    private static final String ALL = "select id, stream_type, payload_type, payload_revision from annals.event_kind";
    private static final String ADD = """
            insert into annals.event_kind (stream_type, payload_type, payload_revision) values (?, ?, ?)
            on conflict on constraint event_kind_is_unique do nothing""";

    private final DataSource dataSource;
    private final Map<EventKind, Short> numbers = new ConcurrentHashMap<>();
    private final Map<Short, EventKind> kinds = new ConcurrentHashMap<>();

    EventKinds(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The number of a kind, given now if it has none yet. */
    short number(EventKind kind) {
        Short known = numbers.get(kind);
        return known != null ? known : learn(kind);
    }

    /** The kind of a number, as another process may have given it a moment ago. */
    EventKind kind(short number) {
        EventKind known = kinds.get(number);
        if (known == null) {
            refresh();
            known = kinds.get(number);
        }
        if (known == null) {
            throw new EventStoreException("annals.event_kind has no row " + number + ": restore it from a backup");
        }
        return known;
    }

    private synchronized short learn(EventKind kind) {
        refresh();
        if (!numbers.containsKey(kind)) {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement add = connection.prepareStatement(ADD)) {
                connection.setAutoCommit(true);
                add.setString(1, kind.streamType());
                add.setString(2, kind.payloadType());
                add.setString(3, kind.payloadRevision());
                add.executeUpdate();
            } catch (SQLException e) {
                throw new EventStoreException("The kind " + kind + " cannot be added to annals.event_kind", e);
            }
            refresh();
        }
        return Objects.requireNonNull(numbers.get(kind));
    }

    private void refresh() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement all = connection.prepareStatement(ALL);
                ResultSet rows = all.executeQuery()) {
            while (rows.next()) {
                EventKind kind = new EventKind(rows.getString(2), rows.getString(3), rows.getString(4));
                kinds.put(rows.getShort(1), kind);
                numbers.put(kind, rows.getShort(1));
            }
        } catch (SQLException e) {
            throw new EventStoreException("annals.event_kind cannot be read", e);
        }
    }
}
