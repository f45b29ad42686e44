package dev.annals.platform.sealing;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Texts that are UUIDs in lower case, as most message ids and device ids are, take 16 bytes instead of 36 in the stored
 * form. JSON values have no bytes of their own, so a byte string is always such a text.
 */
final class Ids {

    private static final int TEXT_LENGTH = 36;

    private Ids() {}

    static SimpleModule module() {
        return new SimpleModule("ids")
                .addSerializer(String.class, new Writer())
                .addDeserializer(String.class, new Reader())
                .addDeserializer(Object.class, new JsonValues());
    }

    static void write(JsonGenerator generator, String text) {
        byte[] id = text.length() == TEXT_LENGTH ? bytesOf(text) : null;
        if (id == null) {
            generator.writeString(text);
        } else {
            generator.writeBinary(id);
        }
    }

    static String read(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT
                ? textOf(parser.getBinaryValue())
                : parser.getString();
    }

    /** The bytes of a text that is a UUID in lower case; null for any other. */
    static byte @Nullable [] bytesOf(String text) {
        byte[] bytes = new byte[16];
        int nibble = 0;
        for (int i = 0; i < TEXT_LENGTH; i++) {
            char c = text.charAt(i);
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                if (c != '-') {
                    return null;
                }
            } else {
                int digit = c <= '9' ? c - '0' : c - 'a' + 10;
                if (digit < 0 || digit > 15 || (c > '9' && c < 'a')) {
                    return null;
                }
                bytes[nibble >> 1] |= (byte) (nibble % 2 == 0 ? digit << 4 : digit);
                nibble++;
            }
        }
        return bytes;
    }

    static String textOf(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong()).toString();
    }

    private static final class Writer extends StdSerializer<String> {
        Writer() {
            super(String.class);
        }

        @Override
        public void serialize(String value, JsonGenerator generator, SerializationContext context) {
            write(generator, value);
        }
    }

    private static final class Reader extends StdDeserializer<String> {
        Reader() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            return read(parser);
        }
    }
}
