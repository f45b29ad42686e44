package dev.annals.platform.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * Writes CBOR in deterministic encoding (RFC 8949, section 4.2.1): what is hashed must never depend on how a library
 * chooses to write it. Not for use by several threads.
 */
public final class CborOut {

    static final int UNSIGNED = 0;
    static final int NEGATIVE = 1;
    static final int BYTES = 2;
    static final int TEXT = 3;
    static final int ARRAY = 4;
    static final int MAP = 5;
    static final int SIMPLE = 7;

    private static final int FALSE = 20;
    private static final int TRUE = 21;
    private static final int NULL = 22;
    private static final byte DOUBLE = (byte) (SIMPLE << 5 | 27);

    private ByteBuffer buffer = ByteBuffer.allocate(1024);

    /** Begins anew. */
    public CborOut clear() {
        buffer.clear();
        return this;
    }

    /** Begins an array of so many items. */
    public CborOut array(int items) {
        return head(ARRAY, items);
    }

    /** Begins a map of so many pairs; keys have to come in the order of their encoding. */
    public CborOut map(int pairs) {
        return head(MAP, pairs);
    }

    /** A whole number. */
    public CborOut number(long value) {
        return value < 0 ? head(NEGATIVE, -1 - value) : head(UNSIGNED, value);
    }

    /** A number with a fraction, always in eight bytes. */
    public CborOut number(double value) {
        room(9).put(DOUBLE).putDouble(value);
        return this;
    }

    /** True or false. */
    public CborOut flag(boolean value) {
        return head(SIMPLE, value ? TRUE : FALSE);
    }

    /** Nothing. */
    public CborOut nothing() {
        return head(SIMPLE, NULL);
    }

    /** An id as 16 bytes. */
    public CborOut id(UUID id) {
        head(BYTES, 16);
        room(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return this;
    }

    /** Bytes. */
    public CborOut bytes(byte[] bytes) {
        head(BYTES, bytes.length);
        room(bytes.length).put(bytes);
        return this;
    }

    /** A text. */
    public CborOut text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        head(TEXT, bytes.length);
        room(bytes.length).put(bytes);
        return this;
    }

    /** What was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    /** Where what was written stands, up to {@link #length}; valid until something is written again. */
    byte[] array() {
        return buffer.array();
    }

    int length() {
        return buffer.position();
    }

    /** The shortest head that holds the value. */
    private CborOut head(int type, long value) {
        int major = type << 5;
        ByteBuffer target = room(9);
        if (value < 24) {
            target.put((byte) (major | value));
        } else if (value <= 0xff) {
            target.put((byte) (major | 24)).put((byte) value);
        } else if (value <= 0xffff) {
            target.put((byte) (major | 25)).putShort((short) value);
        } else if (value <= 0xffff_ffffL) {
            target.put((byte) (major | 26)).putInt((int) value);
        } else {
            target.put((byte) (major | 27)).putLong(value);
        }
        return this;
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            buffer = ByteBuffer.allocate(Math.max(buffer.capacity() * 2, buffer.position() + bytes))
                    .put(buffer.flip());
        }
        return buffer;
    }
}
