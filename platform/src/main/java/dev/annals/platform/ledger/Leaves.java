package dev.annals.platform.ledger;

import dev.annals.platform.sealing.PurgedForm;

/**
 * Makes the leaf of a row: the entry that the tree commits to, and its hash. Not for use by several threads.
 *
 * <p>An entry is one CBOR array in deterministic encoding: format (1), position, stream (16 bytes), sequence, event id (16
 * bytes), kind of stream, wire name, revision, microseconds since 1970, SHA-256 of the stored meta data (null where there
 * are none), SHA-256 of the stored payload; of a payload that was purged, what it was before. So an entry commits to every
 * byte of its row, and is small and free of ciphertext itself.
 */
public final class Leaves {

    private static final int FORMAT = 1;
    private static final int FIELDS = 11;

    private final TreeHasher hasher = new TreeHasher();
    private final CborOut out = new CborOut();

    /** The entry of a row. */
    public byte[] entry(LogRow row) {
        write(row);
        return out.toBytes();
    }

    /** The hash of a row's leaf. */
    public byte[] hash(LogRow row) {
        write(row);
        return hasher.leaf(out.array(), out.length());
    }

    private void write(LogRow row) {
        out.clear()
                .array(FIELDS)
                .number(FORMAT)
                .number(row.position())
                .id(row.stream())
                .number(row.sequence())
                .id(row.id())
                .text(row.streamType())
                .text(row.payloadType())
                .text(row.revision())
                .number(row.micros());
        if (row.metaData() == null) {
            out.nothing();
        } else {
            out.bytes(hasher.plain(row.metaData()));
        }
        out.bytes(PurgedForm.is(row.payload()) ? PurgedForm.hash(row.payload()) : hasher.plain(row.payload()));
    }
}
