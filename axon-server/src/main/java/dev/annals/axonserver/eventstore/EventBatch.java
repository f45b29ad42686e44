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
        statement.setObject(2, times);
        statement.setObject(3, new UuidArray(streams));
        statement.setObject(4, new UuidArray(identifiers));
        statement.setObject(5, sequences);
        statement.setObject(6, kinds);
        statement.setObject(7, payloads);
        statement.setObject(8, emptyAsNull(metaData));
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
