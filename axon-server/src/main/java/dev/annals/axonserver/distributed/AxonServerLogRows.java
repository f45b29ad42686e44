package dev.annals.axonserver.distributed;

import dev.annals.platform.ledger.CborOut;
import dev.annals.platform.ledger.LogRow;
import dev.annals.platform.ledger.LogRows;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.util.GrpcSerializedObject;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the log as Axon Server sends them. It keeps meta data as a map rather than as bytes, so their bytes are this map
 * as deterministic CBOR, keys in order.
 */
final class AxonServerLogRows implements LogRows {

    private static final int PATIENCE_SECONDS = 30;
    private static final int BUFFER = 500;
    private static final long MICROS_A_MILLI = 1_000;

    private final AxonServerConnectionManager connections;
    private final String context;

    AxonServerLogRows(AxonServerConnectionManager connections, String context) {
        this.connections = connections;
        this.context = context;
    }

    @Override
    public List<LogRow> after(long position, int limit) {
        EventChannel events = connections.getConnection(context).eventChannel();
        List<LogRow> rows = new ArrayList<>();
        try {
            long end = events.getLastToken().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (position >= end) {
                return rows;
            }
            try (EventStream stream = events.openStream(position, BUFFER)) {
                long reached = position;
                while (rows.size() < limit && reached < end) {
                    EventWithToken next = stream.nextIfAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    if (next == null) {
                        throw new EventStoreException("Axon Server stopped sending events before position " + end);
                    }
                    rows.add(row(next.getToken(), next.getEvent()));
                    reached = next.getToken();
                }
            }
            return rows;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("Interrupted while reading the log", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new EventStoreException("Axon Server does not say where the log ends", e);
        }
    }

    static LogRow row(long token, Event event) {
        return new LogRow(
                token,
                UUID.fromString(event.getAggregateIdentifier()),
                event.getAggregateSequenceNumber(),
                UUID.fromString(event.getMessageIdentifier()),
                event.getAggregateType(),
                event.getPayload().getType(),
                event.getPayload().getRevision(),
                event.getTimestamp() * MICROS_A_MILLI,
                metaData(event.getMetaDataMap()),
                new GrpcSerializedObject(event.getPayload()).getData());
    }

    private static byte @Nullable [] metaData(Map<String, MetaDataValue> values) {
        if (values.isEmpty()) {
            return null;
        }
        CborOut out = new CborOut().map(values.size());
        new TreeMap<>(values).forEach((key, value) -> write(out.text(key), value));
        return out.toBytes();
    }

    private static void write(CborOut out, MetaDataValue value) {
        switch (value.getDataCase()) {
            case TEXT_VALUE -> out.text(value.getTextValue());
            case NUMBER_VALUE -> out.number(value.getNumberValue());
            case BOOLEAN_VALUE -> out.flag(value.getBooleanValue());
            case DOUBLE_VALUE -> out.number(value.getDoubleValue());
            case BYTES_VALUE ->
                out.array(3)
                        .text(value.getBytesValue().getType())
                        .text(value.getBytesValue().getRevision())
                        .bytes(new GrpcSerializedObject(value.getBytesValue()).getData());
            case DATA_NOT_SET -> out.nothing();
        }
    }
}
