package dev.annals.axonserver.eventstore;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;

/**
 * A row of the log. It carries its position even where it is read as part of a stream.
 *
 * @param position the global index; -1 for a snapshot
 * @param stream the id of the stream
 * @param sequence the place in the stream
 * @param identifier the event's id
 * @param micros when it was appended, in microseconds since 1970
 * @param kind what it is
 * @param payload the sealed record
 * @param metaData the meta data, empty where there are none
 */
@SuppressWarnings("ArrayRecordComponent")
record StoredEvent(
        long position,
        String stream,
        long sequence,
        String identifier,
        long micros,
        EventKind kind,
        byte[] payload,
        byte[] metaData)
        implements DomainEventData<byte[]>, TrackedEventData<byte[]> {

    @Override
    public @Nullable TrackingToken trackingToken() {
        return position < 0 ? null : new GlobalSequenceTrackingToken(position);
    }

    @Override
    public String getType() {
        return kind.streamType();
    }

    @Override
    public String getAggregateIdentifier() {
        return stream;
    }

    @Override
    public long getSequenceNumber() {
        return sequence;
    }

    @Override
    public String getEventIdentifier() {
        return identifier;
    }

    @Override
    public Instant getTimestamp() {
        return Micros.instant(micros);
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return new SerializedMetaData<>(metaData, byte[].class);
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return new SimpleSerializedObject<>(
                payload, byte[].class, new SimpleSerializedType(kind.payloadType(), kind.payloadRevision()));
    }
}
