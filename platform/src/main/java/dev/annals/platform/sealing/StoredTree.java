package dev.annals.platform.sealing;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stored form of a record as a tree of its components by name, for upcasters. Personal components are in it as the
 * sealed bytes they are stored as; they can be kept or left out, not read or made.
 */
public final class StoredTree {

    private StoredTree() {}

    /**
     * The tree of what {@link SealedRecords#write} made.
     *
     * @throws IllegalStateException when the bytes were damaged
     */
    public static ObjectNode read(byte[] stored) {
        int map = PurgedForm.mapAt(stored);
        if (map == 0) {
            throw new IllegalStateException("Not a stored record of a format known here");
        }
        try {
            JsonNode tree = Mappers.CBOR.readTree(stored, map, stored.length - map);
            ObjectNode named = Mappers.CBOR.createObjectNode();
            tree.properties().forEach(part -> named.set(ComponentNames.name(part.getKey()), part.getValue()));
            return named;
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    "A stored record was damaged: " + e.getClass().getSimpleName());
        }
    }

    /** The stored form of a tree, as {@link SealedRecords#read} takes it. */
    public static byte[] write(ObjectNode tree) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        out.write(StoredForm.FORMAT);
        try (JsonGenerator generator = Mappers.CBOR.createGenerator(out)) {
            Mappers.CBOR.writeTree(generator, tree);
        }
        return out.toByteArray();
    }
}
