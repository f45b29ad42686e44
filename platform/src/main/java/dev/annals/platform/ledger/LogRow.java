package dev.annals.platform.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the event log, byte for byte as it is stored: nothing opened, nothing interpreted.
 *
 * @param position its place in the whole log
 * @param stream the id of its stream
 * @param sequence its place in the stream
 * @param id the event's id
 * @param streamType the kind of stream
 * @param payloadType the event's wire name
 * @param revision the revision of the event's shape
 * @param micros when it was appended, in microseconds since 1970
 * @param metaData the stored meta data; null where there are none
 * @param payload the stored, sealed record
 */
@SuppressWarnings("ArrayRecordComponent")
public record LogRow(
        long position,
        UUID stream,
        long sequence,
        UUID id,
        String streamType,
        String payloadType,
        String revision,
        long micros,
        byte @Nullable [] metaData,
        byte[] payload) {}
