package dev.annals.axonserver.eventstore;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/**
 * A {@code uuid[]} parameter that travels as 16 bytes an element. The driver sends it so on connections with
 * {@code binaryTransferEnable=2951}, as text on others.
 */
public final class UuidArray extends PGobject implements PGBinaryObject {

    private static final long serialVersionUID = 1L;
    /** The number by which PostgreSQL knows {@code uuid[]}, for the driver's setting {@code binaryTransferEnable}. */
    public static final String OID = "2951";

    private static final int UUID_OID = 2950;
    private static final int HEADER = 20;
    private static final int ELEMENT = 20;

    @SuppressWarnings("serial")
    private final UUID[] elements;

    @SuppressWarnings("this-escape")
    UuidArray(UUID[] elements) {
        setType("_uuid");
        this.elements = elements;
    }

    /** The ids, in the order of the collection. */
    public static UuidArray of(Collection<UUID> ids) {
        return new UuidArray(ids.toArray(UUID[]::new));
    }

    @Override
    public String getValue() {
        return Arrays.stream(elements).map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public int lengthInBytes() {
        return HEADER + ELEMENT * elements.length;
    }

    @Override
    public void toBytes(byte[] bytes, int offset) {
        ByteBuffer target = ByteBuffer.wrap(bytes, offset, lengthInBytes());
        target.putInt(1).putInt(0).putInt(UUID_OID).putInt(elements.length).putInt(1);
        for (UUID id : elements) {
            target.putInt(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
    }

    @Override
    public void setByteValue(byte[] value, int offset) {
        throw new UnsupportedOperationException("Used for parameters only");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UuidArray array && Arrays.equals(elements, array.elements);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(elements);
    }

    @Override
    public Object clone() throws CloneNotSupportedException {
        return super.clone();
    }
}
