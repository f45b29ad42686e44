package dev.annals.axonserver.serialisation;

import org.axonframework.serialization.ContentTypeConverter;
import org.axonframework.serialization.SerializationException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.cbor.CBORMapper;

/** Between the stored bytes of an event and the tree that upcasters work on. */
final class TreeConverters {

    private TreeConverters() {}

    record FromBytes(CBORMapper mapper) implements ContentTypeConverter<byte[], JsonNode> {

        @Override
        public Class<byte[]> expectedSourceType() {
            return byte[].class;
        }

        @Override
        public Class<JsonNode> targetType() {
            return JsonNode.class;
        }

        @Override
        public JsonNode convert(byte[] original) {
            try {
                return mapper.readTree(original);
            } catch (JacksonException e) {
                throw new SerializationException("An event to be upcast was damaged", e);
            }
        }
    }

    record ToBytes(CBORMapper mapper) implements ContentTypeConverter<JsonNode, byte[]> {

        @Override
        public Class<JsonNode> expectedSourceType() {
            return JsonNode.class;
        }

        @Override
        public Class<byte[]> targetType() {
            return byte[].class;
        }

        @Override
        public byte[] convert(JsonNode original) {
            return mapper.writeValueAsBytes(original);
        }
    }
}
