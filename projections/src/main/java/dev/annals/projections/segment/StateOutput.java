package dev.annals.projections.segment;

import dev.annals.api.identity.FragmentId;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes state in few bytes: small numbers in one, a value that comes again as its number. */
final class StateOutput {

    static final byte NULL = 0;
    static final byte TEXT = 1;
    static final byte INTEGER = 2;
    static final byte LONG = 3;
    static final byte DOUBLE = 4;
    static final byte DECIMAL = 5;
    static final byte BIG = 6;
    static final byte TRUE = 7;
    static final byte FALSE = 8;
    static final byte LIST = 9;
    static final byte OBJECT = 10;

    private final DataOutputStream out;
    private final Map<@Nullable Object, Integer> told = new HashMap<>();

    StateOutput(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    /** Any whole number; the nearer to 0, the fewer bytes. */
    void number(long number) throws IOException {
        long left = (number << 1) ^ (number >> 63);
        while ((left & ~0x7fL) != 0) {
            out.writeByte((int) ((left & 0x7f) | 0x80));
            left >>>= 7;
        }
        out.writeByte((int) left);
    }

    void truth(boolean is) throws IOException {
        out.writeBoolean(is);
    }

    void text(String text) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(byte[] bytes) throws IOException {
        number(bytes.length);
        out.write(bytes);
    }

    /** Bytes that were written by another one of these. */
    void raw(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    void texts(Collection<String> texts) throws IOException {
        number(texts.size());
        for (String text : texts) {
            text(text);
        }
    }

    void id(UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    void fragment(FragmentId fragment) throws IOException {
        id(fragment.value());
    }

    void instant(Instant instant) throws IOException {
        number(instant.getEpochSecond());
        number(instant.getNano());
    }

    /** A JSON value, in full where it was not told since {@link #forget}. */
    void value(@Nullable Object value) throws IOException {
        Integer known = told.putIfAbsent(value, told.size());
        number(known == null ? told.size() - 1 : known);
        if (known == null) {
            inFull(value);
        }
    }

    /** Tells values in full again. */
    void forget() {
        told.clear();
    }

    void flush() throws IOException {
        out.flush();
    }

    private void inFull(@Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeByte(NULL);
            case String it -> {
                out.writeByte(TEXT);
                text(it);
            }
            case Integer it -> {
                out.writeByte(INTEGER);
                number(it);
            }
            case Long it -> {
                out.writeByte(LONG);
                number(it);
            }
            case Double it -> {
                out.writeByte(DOUBLE);
                out.writeDouble(it);
            }
            case BigDecimal it -> {
                out.writeByte(DECIMAL);
                number(it.scale());
                bytes(it.unscaledValue().toByteArray());
            }
            case BigInteger it -> {
                out.writeByte(BIG);
                bytes(it.toByteArray());
            }
            case Boolean it -> out.writeByte(it ? TRUE : FALSE);
            case List<?> it -> {
                out.writeByte(LIST);
                number(it.size());
                for (Object each : it) {
                    inFull(each);
                }
            }
            case Map<?, ?> it -> {
                out.writeByte(OBJECT);
                number(it.size());
                for (Map.Entry<?, ?> each : it.entrySet()) {
                    text(String.valueOf(each.getKey()));
                    inFull(each.getValue());
                }
            }
            default ->
                throw new IllegalStateException("A checkpoint cannot hold a value of "
                        + value.getClass().getName());
        }
    }
}
