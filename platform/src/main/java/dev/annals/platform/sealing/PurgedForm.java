package dev.annals.platform.sealing;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;

/**
 * The stored form of a record out of which everything sealed was taken: format (1 byte, 2), the id of the event that says
 * so (16 bytes), the SHA-256 of the stored form as it was (32 bytes), and the stored form of what is left.
 *
 * <p>The hash is all the ledger needs of what is gone. What is left reads as the record of somebody erased always does:
 * with its clear components, and null for everything personal.
 */
public final class PurgedForm {

    /** How many bytes the hash of the form before has. */
    public static final int HASH = 32;

    private static final int FORMAT = 2;
    private static final int HASH_AT = 1 + 2 * Long.BYTES;
    private static final int REMAINS_AT = HASH_AT + HASH;

    private PurgedForm() {}

    /** Whether these stored bytes are of this form. */
    public static boolean is(byte[] stored) {
        return stored.length > REMAINS_AT + 1 && stored[0] == FORMAT && stored[REMAINS_AT] == StoredForm.FORMAT;
    }

    /**
     * Makes the form.
     *
     * @param purge the id of the event that says that this was purged
     * @param hash the SHA-256 of the stored form as it was
     * @param remains the stored form of what is left
     */
    public static byte[] of(UUID purge, byte[] hash, byte[] remains) {
        return ByteBuffer.allocate(REMAINS_AT + remains.length)
                .put((byte) FORMAT)
                .putLong(purge.getMostSignificantBits())
                .putLong(purge.getLeastSignificantBits())
                .put(hash)
                .put(remains)
                .array();
    }

    /** The id of the event that says that this was purged. */
    public static UUID purge(byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored, 1, HASH_AT - 1);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** The SHA-256 of the stored form as it was. */
    public static byte[] hash(byte[] stored) {
        return Arrays.copyOfRange(stored, HASH_AT, REMAINS_AT);
    }

    /** The stored form of what is left. */
    public static byte[] remains(byte[] stored) {
        return Arrays.copyOfRange(stored, REMAINS_AT, stored.length);
    }

    /** Where the map of components begins in a stored form of either kind; 0 where it is none. */
    static int mapAt(byte[] stored) {
        if (is(stored)) {
            return REMAINS_AT + 1;
        }
        return stored.length >= 2 && stored[0] == StoredForm.FORMAT ? 1 : 0;
    }
}
