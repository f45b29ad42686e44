package dev.annals.axonserver.serialisation;

import dev.annals.platform.sealing.StoredTree;
import org.axonframework.serialization.ContentTypeConverter;
import tools.jackson.databind.node.ObjectNode;

/** Between the stored bytes of an event and the tree that upcasters work on. */
final class TreeConverters {

    private TreeConverters() {}

    static final class FromBytes implements ContentTypeConverter<byte[], ObjectNode> {

        @Override
        public Class<byte[]> expectedSourceType() {
            return byte[].class;
        }

        @Override
        public Class<ObjectNode> targetType() {
            return ObjectNode.class;
        }

        @Override
        public ObjectNode convert(byte[] original) {
            return StoredTree.read(original);
        }
    }

    static final class ToBytes implements ContentTypeConverter<ObjectNode, byte[]> {

        @Override
        public Class<ObjectNode> expectedSourceType() {
            return ObjectNode.class;
        }

        @Override
        public Class<byte[]> targetType() {
            return byte[].class;
        }

        @Override
        public byte[] convert(ObjectNode original) {
            return StoredTree.write(original);
        }
    }
}
