package dev.annals.platform.sealing;

import dev.annals.api.identity.FragmentId;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.util.UUID;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * One component of a stored record.
 *
 * @param index its place in the canonical constructor
 * @param name its name
 * @param number the number that stands for the name in the stored form; -1 when the name has none
 * @param form how it is written
 * @param personal whether it is sealed
 * @param nullable whether it may be absent
 * @param type its type
 * @param accessor reads it from a record, as {@code (Object) -> Object}
 * @param writer writes it
 * @param reader reads it
 * @param label wire name and component name as bytes, separated by a zero
 */
@SuppressWarnings("ArrayRecordComponent")
record Component(
        int index,
        String name,
        int number,
        Form form,
        boolean personal,
        boolean nullable,
        JavaType type,
        MethodHandle accessor,
        ObjectWriter writer,
        ObjectReader reader,
        byte[] label) {

    /** How a component is written: the frequent simple types directly, everything else by Jackson. */
    enum Form {
        TEXT,
        FLAG,
        INTEGER,
        LONG,
        MOMENT,
        FRAGMENT,
        OTHER;

        static Form of(Class<?> type) {
            if (type == String.class) {
                return TEXT;
            } else if (type == boolean.class) {
                return FLAG;
            } else if (type == int.class) {
                return INTEGER;
            } else if (type == long.class) {
                return LONG;
            } else if (type == java.time.Instant.class) {
                return MOMENT;
            }
            return type == FragmentId.class ? FRAGMENT : OTHER;
        }
    }

    /** What a sealed value is bound to: subject, wire name and component name. */
    byte[] associatedData(FragmentId subject) {
        UUID id = subject.value();
        return ByteBuffer.allocate(16 + label.length)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(label)
                .array();
    }
}
