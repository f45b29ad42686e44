package dev.annals.platform.sealing;

import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Instants in the stored form: milliseconds since 1970 as a number where that is exact, ISO-8601 text otherwise. */
final class Moments {

    private static final long FURTHEST = 1L << 52;

    private Moments() {}

    static void write(JsonGenerator generator, Instant moment) {
        if (moment.getNano() % 1_000_000 == 0 && Math.abs(moment.getEpochSecond()) < FURTHEST / 1_000) {
            generator.writeNumber(moment.toEpochMilli());
        } else {
            generator.writeString(moment.toString());
        }
    }

    static Instant read(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                ? Instant.ofEpochMilli(parser.getLongValue())
                : Instant.parse(parser.getString());
    }

    /** The same for instants inside of components. */
    static SimpleModule module() {
        return new SimpleModule("moments")
                .addSerializer(Instant.class, new StdSerializer<>(Instant.class) {
                    @Override
                    public void serialize(Instant value, JsonGenerator generator, SerializationContext context) {
                        write(generator, value);
                    }
                })
                .addDeserializer(Instant.class, new StdDeserializer<>(Instant.class) {
                    @Override
                    public Instant deserialize(JsonParser parser, DeserializationContext context) {
                        return read(parser);
                    }
                });
    }
}
