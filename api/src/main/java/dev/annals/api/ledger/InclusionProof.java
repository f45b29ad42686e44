package dev.annals.api.ledger;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Proves that an event is in the log, byte for byte as it was when the checkpoint was signed. Nothing else is needed to
 * check it but the key, if one does not trust the one that comes along.
 *
 * @param type {@link #TYPE}
 * @param position the event's place in the log
 * @param index its leaf's place in the tree
 * @param event the event as it is stored
 * @param entry the bytes that the leaf is the hash of, in Base64
 * @param path the hashes from the leaf's sibling up to the root's child, in Base64
 * @param checkpoint the signed note
 * @param key the key that signed it
 */
public record InclusionProof(
        String type,
        long position,
        long index,
        StoredRow event,
        String entry,
        List<String> path,
        String checkpoint,
        String key) {

    /** How a file says that it is such a proof. */
    public static final String TYPE = "annals.ledger/inclusion-proof";

    /**
     * A row of the log.
     *
     * @param stream the id of its stream
     * @param sequence its place in the stream
     * @param id the event's id
     * @param streamType the kind of stream
     * @param name the event's wire name
     * @param revision the revision of the event's shape
     * @param micros when it was appended, in microseconds since 1970
     * @param metaData the stored meta data in Base64; null where there are none
     * @param payload the stored, sealed record in Base64
     */
    public record StoredRow(
            UUID stream,
            long sequence,
            UUID id,
            String streamType,
            String name,
            String revision,
            long micros,
            @Nullable String metaData,
            String payload) {}
}
