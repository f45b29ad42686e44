package dev.annals.platform.sealing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads values of no declared type, such as an interaction's properties, as plain JSON values. */
final class JsonValues extends StdDeserializer<Object> {

    JsonValues() {
        super(Object.class);
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
        return value(parser, parser.currentToken());
    }

    @Override
    public @Nullable Object getNullValue(DeserializationContext context) {
        return null;
    }

    private @Nullable Object value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> map(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> fraction(parser.getNumberValue());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_EMBEDDED_OBJECT -> Ids.read(parser);
            case VALUE_NULL -> null;
            default -> throw new IllegalArgumentException("No JSON value begins with " + token);
        };
    }

    /** JSON values know no {@code Float}; in the stored form a double is one where that loses nothing. */
    private static Number fraction(Number number) {
        return number instanceof Float ? (Number) number.doubleValue() : number;
    }

    private Map<String, @Nullable Object> map(JsonParser parser) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            map.put(name, value(parser, parser.nextToken()));
        }
        return map;
    }

    private List<@Nullable Object> list(JsonParser parser) {
        List<@Nullable Object> list = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            list.add(value(parser, token));
        }
        return list;
    }
}
