package dev.annals.axonserver.serialisation;

import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.cbor.CBORMapper;

/** Writes meta data as a CBOR map of plain values; nothing at all where there are none. */
final class MetaDataCodec {

    private static final byte[] NOTHING = {};
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private final CBORMapper mapper;
    private volatile Written last = new Written(MetaData.emptyInstance(), NOTHING);

    MetaDataCodec(CBORMapper mapper) {
        this.mapper = mapper;
    }

    byte[] write(MetaData values) {
        if (values.isEmpty()) {
            return NOTHING;
        }
        Written before = last;
        if (before.values().equals(values)) {
            return before.bytes();
        }
        byte[] bytes = encoded(values);
        last = new Written(values, bytes);
        return bytes;
    }

    private byte[] encoded(MetaData values) {
        for (Map.Entry<String, ?> entry : values.entrySet()) {
            if (!(entry.getValue() instanceof String
                    || entry.getValue() instanceof Number
                    || entry.getValue() instanceof Boolean)) {
                throw new SerializationException("Meta data hold texts, numbers and booleans only: " + entry.getKey());
            }
        }
        return mapper.writeValueAsBytes(values);
    }

    MetaData read(byte[] bytes) {
        if (bytes.length == 0) {
            return MetaData.emptyInstance();
        }
        try {
            return MetaData.from(mapper.readValue(bytes, VALUES));
        } catch (JacksonException e) {
            throw new SerializationException("Meta data were damaged", e);
        }
    }

    /** What was written last: all events of one request share their meta data. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Written(MetaData values, byte[] bytes) {}
}
