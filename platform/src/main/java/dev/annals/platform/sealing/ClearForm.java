package dev.annals.platform.sealing;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The clear form: JSON with the components under their names, in order. */
final class ClearForm {

    private ClearForm() {}

    static String write(Record value) {
        RecordShape shape = RecordShape.of(value.getClass());
        @Nullable Object[] values = shape.take(value);
        ObjectNode tree = Mappers.JSON.createObjectNode();
        for (Component component : shape.components()) {
            Object part = values[component.index()];
            if (part != null) {
                tree.set(component.name(), Mappers.JSON.valueToTree(part));
            }
        }
        return Mappers.JSON.writeValueAsString(tree).replace("\r\n", "\n") + "\n";
    }

    static <T extends Record> T read(String json, Class<T> type) {
        RecordShape shape = RecordShape.of(type);
        @Nullable Object[] values = new @Nullable Object[shape.components().size()];
        try {
            JsonNode tree = Mappers.JSON.readTree(json);
            for (Component component : shape.components()) {
                JsonNode node = tree.get(component.name());
                values[component.index()] =
                        node == null || node.isNull() ? null : Mappers.JSON.treeToValue(node, component.type());
            }
        } catch (JacksonException e) {
            throw new IllegalStateException("Not the clear form of a " + shape.wireName(), e);
        }
        return type.cast(shape.make(values));
    }
}
