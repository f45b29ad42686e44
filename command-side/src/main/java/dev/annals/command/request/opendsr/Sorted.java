package dev.annals.command.request.opendsr;

import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON with its members in order, so that the same request is known again however it is laid out. */
final class Sorted {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Sorted() {}

    static String text(JsonNode value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private static void write(JsonNode value, StringBuilder text) {
        if (value.isObject()) {
            TreeMap<String, JsonNode> members = new TreeMap<>();
            value.forEachEntry(members::put);
            text.append('{');
            members.forEach((name, member) -> {
                text.append(JSON.writeValueAsString(name)).append(':');
                write(member, text);
                text.append(',');
            });
            text.append('}');
        } else if (value.isArray()) {
            text.append('[');
            value.forEach(item -> {
                write(item, text);
                text.append(',');
            });
            text.append(']');
        } else {
            text.append(JSON.writeValueAsString(value));
        }
    }
}
