package dev.annals.platform.ledger;

import dev.annals.platform.crypto.Sha256;
import dev.annals.platform.sealing.PurgedForm;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.UUID;

/**
 * Binds what is left of purged rows to the event that says that they were purged: its id is the beginning of a hash of
 * them. The leaf of that event holds its id, so the ledger covers what is left as it covers every other byte.
 *
 * <p>The hash is SHA-256 over, for each row in the order of the log: position (8 bytes), the hash of the payload as it was
 * (32 bytes), the SHA-256 of what is left (32 bytes).
 */
public final class PurgedRows {

    /** The wire name of the event that says that rows were purged. */
    public static final String EVENT = "ciphertext.purged";

    private final MessageDigest rows = Sha256.digest();
    private final MessageDigest remains = Sha256.digest();

    /**
     * Adds the next row.
     *
     * @param position its position
     * @param hash the SHA-256 of its payload as it was
     * @param left the stored form of what is left of it
     */
    public void add(long position, byte[] hash, byte[] left) {
        rows.update(ByteBuffer.allocate(Long.BYTES).putLong(0, position));
        rows.update(hash);
        rows.update(remains.digest(left));
    }

    /** Adds a row that was purged. */
    void add(LogRow row) {
        add(row.position(), PurgedForm.hash(row.payload()), PurgedForm.remains(row.payload()));
    }

    /** The id of the event for the rows so far; none may be added afterwards. */
    public UUID id() {
        ByteBuffer hash = ByteBuffer.wrap(rows.digest());
        return new UUID(hash.getLong(), hash.getLong());
    }
}
