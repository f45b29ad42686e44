package dev.annals.platform.ledger;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what {@link CborOut} wrote, item by item. Everything else is refused. Not for use by several threads. */
final class CborIn {

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST = 64 << 20;
    private static final int NULL = CborOut.SIMPLE << 5 | 22;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;

    CborIn(InputStream in) {
        this.in = in;
    }

    /** Whether nothing comes any more. */
    boolean isEnd() {
        return next == end && !fill();
    }

    /** The beginning of an array; answers how many items it has. */
    int array() {
        long items = head(CborOut.ARRAY);
        if (items > LONGEST) {
            throw new IllegalArgumentException("An array of " + items + " items");
        }
        return (int) items;
    }

    long number() {
        int first = peek();
        return first >> 5 == CborOut.NEGATIVE ? -1 - head(CborOut.NEGATIVE) : head(CborOut.UNSIGNED);
    }

    UUID id() {
        byte[] bytes = bytes();
        if (bytes.length != 16) {
            throw new IllegalArgumentException("An id has 16 bytes");
        }
        ByteBuffer id = ByteBuffer.wrap(bytes);
        return new UUID(id.getLong(), id.getLong());
    }

    String text() {
        return new String(string(CborOut.TEXT), StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return string(CborOut.BYTES);
    }

    byte @Nullable [] bytesOrNothing() {
        return isNothing() ? null : bytes();
    }

    /** Whether nothing stands here; it is passed over then. */
    boolean isNothing() {
        boolean isNothing = peek() == NULL;
        next += isNothing ? 1 : 0;
        return isNothing;
    }

    private byte[] string(int type) {
        long length = head(type);
        if (length > LONGEST) {
            throw new IllegalArgumentException("A string of " + length + " bytes");
        }
        byte[] bytes = new byte[(int) length];
        int done = 0;
        while (done < bytes.length) {
            require();
            int part = Math.min(bytes.length - done, end - next);
            System.arraycopy(buffer, next, bytes, done, part);
            next += part;
            done += part;
        }
        return bytes;
    }

    private long head(int type) {
        int first = read();
        if (first >> 5 != type) {
            throw new IllegalArgumentException("Type " + (first >> 5) + " where " + type + " is expected");
        }
        int info = first & 0x1f;
        if (info < 24) {
            return info;
        }
        if (info > 27) {
            throw new IllegalArgumentException("A length that cannot be read");
        }
        long value = 0;
        for (int i = 0; i < 1 << (info - 24); i++) {
            value = value << 8 | read();
        }
        if (value < 0) {
            throw new IllegalArgumentException("A number that is too large");
        }
        return value;
    }

    private int peek() {
        require();
        return buffer[next] & 0xff;
    }

    private int read() {
        require();
        return buffer[next++] & 0xff;
    }

    private void require() {
        if (next == end && !fill()) {
            throw new UncheckedIOException(new EOFException("It ends in the middle"));
        }
    }

    private boolean fill() {
        try {
            int read = in.read(buffer);
            next = 0;
            end = Math.max(read, 0);
            return read > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
