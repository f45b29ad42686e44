package dev.annals.axonserver.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/** The events of one append as columns, which is how one statement takes them all. */
final class EventBatch {

    private final long[] times;
    private final UUID[] streams;
    private final UUID[] identifiers;
    private final int[] sequences;
    private final short[] kinds;
    private final byte[][] payloads;
    private final byte[][] metaData;

    private EventBatch(int size) {
        times = new long[size];
        streams = new UUID[size];
        identifiers = new UUID[size];
        sequences = new int[size];
        kinds = new short[size];
        payloads = new byte[size][];
        metaData = new byte[size][];
    }

    static EventBatch of(List<? extends EventMessage<?>> events, Serializer serializer, EventKinds kinds) {
        EventBatch batch = new EventBatch(events.size());
        for (int i = 0; i < events.size(); i++) {
            batch.set(i, ofStream(events.get(i)), serializer, kinds);
        }
        return batch;
    }

    /** The events of several appends, one append after the other. */
    static EventBatch of(List<EventBatch> batches) {
        if (batches.size() == 1) {
            return batches.getFirst();
        }
        EventBatch all =
                new EventBatch(batches.stream().mapToInt(EventBatch::size).sum());
        int from = 0;
        for (EventBatch each : batches) {
            all.put(from, each);
            from += each.size();
        }
        return all;
    }

    /** How many events it holds. */
    int size() {
        return times.length;
    }

    private void put(int from, EventBatch other) {
        int count = other.size();
        System.arraycopy(other.times, 0, times, from, count);
        System.arraycopy(other.streams, 0, streams, from, count);
        System.arraycopy(other.identifiers, 0, identifiers, from, count);
        System.arraycopy(other.sequences, 0, sequences, from, count);
        System.arraycopy(other.kinds, 0, kinds, from, count);
        System.arraycopy(other.payloads, 0, payloads, from, count);
        System.arraycopy(other.metaData, 0, metaData, from, count);
    }

    private void set(int i, DomainEventMessage<?> event, Serializer serializer, EventKinds dictionary) {
        SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
        times[i] = Micros.of(event.getTimestamp());
        streams[i] = UUID.fromString(event.getAggregateIdentifier());
        identifiers[i] = UUID.fromString(event.getIdentifier());
        sequences[i] = Math.toIntExact(event.getSequenceNumber());
        kinds[i] = dictionary.number(new EventKind(
                String.valueOf(event.getType()),
                payload.getType().getName(),
                String.valueOf(payload.getType().getRevision())));
        payloads[i] = payload.getData();
        metaData[i] = event.serializeMetaData(serializer, byte[].class).getData();
    }

    /** Binds everything to {@link EventSql#APPEND}. Empty meta data are stored as null. */
    PreparedStatement append(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(EventSql.APPEND);
        statement.setLong(1, EventSql.APPEND_LOCK);
        statement.setString(2, EventSql.SILENT_FOR_AT_MOST);
        statement.setObject(3, times);
        statement.setObject(4, new UuidArray(streams));
        statement.setObject(5, new UuidArray(identifiers));
        statement.setObject(6, sequences);
        statement.setObject(7, kinds);
        statement.setObject(8, payloads);
        statement.setObject(9, emptyAsNull(metaData));
        return statement;
    }

    /** Binds the only event to {@link EventSql#SNAPSHOT}. */
    PreparedStatement snapshot(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(EventSql.SNAPSHOT);
        statement.setObject(1, streams[0]);
        statement.setLong(2, times[0]);
        statement.setObject(3, identifiers[0]);
        statement.setInt(4, sequences[0]);
        statement.setShort(5, kinds[0]);
        statement.setBytes(6, payloads[0]);
        statement.setBytes(7, emptyAsNull(metaData)[0]);
        return statement;
    }

    private static byte[][] emptyAsNull(byte[][] values) {
        byte[][] result = values.clone();
        for (int i = 0; i < result.length; i++) {
            if (result[i].length == 0) {
                result[i] = null;
            }
        }
        return result;
    }

    private static DomainEventMessage<?> ofStream(EventMessage<?> event) {
        if (event instanceof DomainEventMessage<?> domainEvent) {
            return domainEvent;
        }
        throw new IllegalArgumentException("An event belongs to a stream: publish "
                + event.getPayloadType().getSimpleName() + " as a DomainEventMessage");
    }
}
