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

    MetaDataCodec(CBORMapper mapper) {
        this.mapper = mapper;
    }

    byte[] write(MetaData values) {
        if (values.isEmpty()) {
            return NOTHING;
        }
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
}
