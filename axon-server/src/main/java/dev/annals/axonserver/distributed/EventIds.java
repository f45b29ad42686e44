package dev.annals.axonserver.distributed;

import dev.annals.axonserver.eventstore.UuidArray;
import dev.annals.platform.events.DuplicateEventException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The table of the event ids that are in the log, or about to be. Takes part in the transaction that Spring holds on its
 * data source.
 */
final class EventIds {

    private final JdbcTemplate jdbc;

    EventIds(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * Takes ids for events that are about to be appended. Another process that wants one of them waits until this
     * transaction has ended.
     *
     * @throws DuplicateEventException when one is taken already
     */
    void reserve(Collection<UUID> ids) {
        try {
            jdbc.update(
                    "insert into annals.event_id (event_identifier) select * from unnest(?::uuid[])",
                    UuidArray.of(ids));
        } catch (DuplicateKeyException e) {
            throw new DuplicateEventException(e);
        }
    }

    /** Notes events that were read from the log. */
    void note(Map<UUID, Long> positions) {
        List<UUID> ids = List.copyOf(positions.keySet());
        jdbc.update(
                """
                insert into annals.event_id as known (event_identifier, position)
                select * from unnest(?::uuid[], ?::bigint[])
                on conflict (event_identifier) do update set position = excluded.position
                where known.position is null""", UuidArray.of(ids), ids.stream().mapToLong(positions::get).toArray());
    }

    Set<UUID> existing(Collection<UUID> ids) {
        return Set.copyOf(jdbc.query(
                "select event_identifier from annals.event_id where event_identifier = any (?::uuid[])",
                (row, index) -> row.getObject(1, UUID.class),
                UuidArray.of(ids)));
    }

    /** The positions of those events that were read from the log already. */
    Map<UUID, Long> positions(Collection<UUID> ids) {
        Map<UUID, Long> positions = new HashMap<>();
        jdbc.query(
                """
                select event_identifier, position from annals.event_id
                where event_identifier = any (?::uuid[]) and position is not null""",
                row -> {
                    positions.put(row.getObject(1, UUID.class), row.getLong(2));
                },
                UuidArray.of(ids));
        return positions;
    }
}
