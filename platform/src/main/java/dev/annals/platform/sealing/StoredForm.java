package dev.annals.platform.sealing;

import dev.annals.api.identity.FragmentId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The outer form: a format byte and a CBOR map from component to value, personal values already sealed. */
final class StoredForm {

    static final int FORMAT = 1;

    private StoredForm() {}

    static byte[] write(RecordShape shape, @Nullable Object[] values) {
        int present = 0;
        for (Object value : values) {
            present += value == null ? 0 : 1;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        out.write(FORMAT);
        try (JsonGenerator generator = Mappers.CBOR.createGenerator(out)) {
            generator.writeStartObject(null, present);
            for (Component component : shape.components()) {
                Object value = values[component.index()];
                if (value != null) {
                    writeName(generator, component);
                    if (component.personal()) {
                        generator.writeBinary((byte[]) value);
                    } else {
                        writeValue(generator, component, value);
                    }
                }
            }
            generator.writeEndObject();
        }
        return out.toByteArray();
    }

    /** The values of the components, in order; personal ones still sealed. */
    static @Nullable Object[] read(RecordShape shape, byte[] bytes) {
        int map = PurgedForm.mapAt(bytes);
        if (map == 0) {
            throw new IllegalStateException("Not a stored " + shape.wireName() + " of a format known here");
        }
        @Nullable Object[] values = new @Nullable Object[shape.components().size()];
        try (JsonParser parser = Mappers.CBOR.createParser(bytes, map, bytes.length - map)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw damaged(shape, "is not a map", null);
            }
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                Component component = shape.stored(name);
                JsonToken token = parser.nextToken();
                if (component == null) {
                    parser.skipChildren();
                } else if (token != JsonToken.VALUE_NULL) {
                    values[component.index()] =
                            component.personal() ? parser.getBinaryValue() : readValue(parser, component);
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw damaged(shape, "does not end where it should", null);
            }
            return values;
        } catch (JacksonException
                | IllegalArgumentException
                | java.time.DateTimeException
                | IndexOutOfBoundsException e) {
            throw damaged(shape, "cannot be read", e);
        }
    }

    /** A personal component's value before it is sealed. */
    static byte[] writeAlone(Component component, Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        try (JsonGenerator generator = Mappers.CBOR.createGenerator(out)) {
            writeValue(generator, component, value);
        }
        return out.toByteArray();
    }

    /** What {@link #writeAlone} wrote. */
    static Object readAlone(RecordShape shape, Component component, byte[] bytes) {
        try (JsonParser parser = Mappers.CBOR.createParser(bytes)) {
            parser.nextToken();
            return readValue(parser, component);
        } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException e) {
            throw damaged(shape, component.name() + " cannot be read", e);
        }
    }

    private static void writeName(JsonGenerator generator, Component component) {
        if (component.number() < 0) {
            generator.writeName(component.name());
        } else {
            generator.writePropertyId(component.number());
        }
    }

    private static void writeValue(JsonGenerator generator, Component component, Object value) {
        switch (component.form()) {
            case TEXT -> Ids.write(generator, (String) value);
            case FLAG -> generator.writeBoolean((Boolean) value);
            case INTEGER -> generator.writeNumber((int) (Integer) value);
            case LONG -> generator.writeNumber((long) (Long) value);
            case MOMENT -> Moments.write(generator, (Instant) value);
            case FRAGMENT -> generator.writeBinary(bytesOf(((FragmentId) value).value()));
            case OTHER -> component.writer().writeValue(generator, value);
        }
    }

    private static Object readValue(JsonParser parser, Component component) {
        return switch (component.form()) {
            case TEXT -> Ids.read(parser);
            case FLAG -> parser.getBooleanValue();
            case INTEGER -> parser.getIntValue();
            case LONG -> parser.getLongValue();
            case MOMENT -> Moments.read(parser);
            case FRAGMENT -> new FragmentId(uuidOf(parser.getBinaryValue()));
            case OTHER -> component.reader().readValue(parser);
        };
    }

    private static byte[] bytesOf(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static UUID uuidOf(byte[] bytes) {
        if (bytes.length != 16) {
            throw new IllegalArgumentException("A fragment id has 16 bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /** Says what is wrong, and by which kind of error, but none of its message, which may hold a value. */
    private static IllegalStateException damaged(RecordShape shape, String what, @Nullable RuntimeException error) {
        String kind = error == null ? "" : " (" + error.getClass().getSimpleName() + ")";
        return new IllegalStateException(
                "A stored " + shape.wireName() + " " + what + kind + ": it was damaged, or is another record");
    }
}
