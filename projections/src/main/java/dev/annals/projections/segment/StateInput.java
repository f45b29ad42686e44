package dev.annals.projections.segment;

import dev.annals.api.identity.FragmentId;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what {@link StateOutput} wrote. */
final class StateInput {

    private final DataInputStream in;
    private final List<@Nullable Object> told = new ArrayList<>();

    StateInput(InputStream in) {
        this.in = new DataInputStream(in);
    }

    long number() throws IOException {
        long read = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int part = in.readUnsignedByte();
            read |= (long) (part & 0x7f) << shift;
            if (part < 0x80) {
                return (read >>> 1) ^ -(read & 1);
            }
        }
        throw new IOException("A number in a checkpoint is too long");
    }

    int count() throws IOException {
        return Math.toIntExact(number());
    }

    boolean truth() throws IOException {
        return in.readBoolean();
    }

    String text() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    byte[] bytes() throws IOException {
        int length = count();
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("A checkpoint ends too early");
        }
        return bytes;
    }

    Set<String> texts() throws IOException {
        Set<String> texts = new LinkedHashSet<>();
        for (int left = count(); left > 0; left--) {
            texts.add(text());
        }
        return texts;
    }

    UUID id() throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }

    FragmentId fragment() throws IOException {
        return new FragmentId(id());
    }

    Instant instant() throws IOException {
        return Instant.ofEpochSecond(number(), number());
    }

    @Nullable
    Object value() throws IOException {
        int known = count();
        if (known == told.size()) {
            told.add(inFull());
        }
        return told.get(known);
    }

    void forget() {
        told.clear();
    }

    private @Nullable Object inFull() throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case StateOutput.NULL -> null;
            case StateOutput.TEXT -> text();
            case StateOutput.INTEGER -> count();
            case StateOutput.LONG -> number();
            case StateOutput.DOUBLE -> in.readDouble();
            case StateOutput.DECIMAL -> decimal(count());
            case StateOutput.BIG -> new BigInteger(bytes());
            case StateOutput.TRUE -> true;
            case StateOutput.FALSE -> false;
            case StateOutput.LIST -> list(count());
            case StateOutput.OBJECT -> object(count());
            default -> throw new IOException("A checkpoint holds a value of unknown kind");
        };
    }

    private BigDecimal decimal(int scale) throws IOException {
        return new BigDecimal(new BigInteger(bytes()), scale);
    }

    private List<@Nullable Object> list(int size) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(inFull());
        }
        return list;
    }

    private Map<String, @Nullable Object> object(int size) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            String name = text();
            object.put(name, inFull());
        }
        return object;
    }
}
