package dev.annals.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The one way to write a JSON value, so that it can be hashed: members sorted, no white space (JSON Canonicalization
 * Scheme, RFC 8785). Numbers are whole and below 2^53, which is all that signed documents hold.
 */
final class CanonicalJson {

    private static final long LARGEST = (1L << 53) - 1;

    private CanonicalJson() {}

    /** @throws IllegalArgumentException when there is a number that is not whole, or too large */
    static byte[] of(JsonNode value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonNode value, StringBuilder text) {
        switch (value.getNodeType()) {
            case OBJECT -> object(value, text);
            case ARRAY -> array(value, text);
            case STRING -> string(value.asString(), text);
            case NUMBER -> text.append(whole(value));
            case BOOLEAN -> text.append(value.asBoolean());
            case NULL -> text.append("null");
            default -> throw new IllegalArgumentException("A signed document holds JSON values only");
        }
    }

    private static void object(JsonNode value, StringBuilder text) {
        TreeMap<String, JsonNode> members = new TreeMap<>();
        value.forEachEntry(members::put);
        String before = "{";
        for (var member : members.entrySet()) {
            text.append(before);
            string(member.getKey(), text);
            text.append(':');
            write(member.getValue(), text);
            before = ",";
        }
        text.append(members.isEmpty() ? "{}" : "}");
    }

    private static void array(JsonNode value, StringBuilder text) {
        String before = "[";
        for (JsonNode each : value) {
            text.append(before);
            write(each, text);
            before = ",";
        }
        text.append(value.isEmpty() ? "[]" : "]");
    }

    private static long whole(JsonNode number) {
        if (!number.isIntegralNumber() || !number.canConvertToLong() || Math.abs(number.asLong()) > LARGEST) {
            throw new IllegalArgumentException("Numbers in a signed document are whole and below 2^53");
        }
        return number.asLong();
    }

    private static void string(String value, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            switch (each) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (each < ' ') {
                        text.append("\\u%04x".formatted((int) each));
                    } else {
                        text.append(each);
                    }
                }
            }
        }
        text.append('"');
    }
}
