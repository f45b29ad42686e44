package dev.annals.channels.delivery;

import dev.annals.channels.web.OutboundAnswer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provider's answer as JSON; nothing in it where it is none.
 *
 * @param node the answer
 */
public record JsonAnswer(JsonNode node) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST = 200;

    /** The answer. */
    public static JsonAnswer of(OutboundAnswer answer) {
        try {
            return new JsonAnswer(JSON.readTree(answer.body()));
        } catch (JacksonException noJson) {
            return new JsonAnswer(JSON.createObjectNode());
        }
    }

    /** A text at a place such as {@code sid} or {@code error/status}; null where there is none. */
    public @Nullable String text(String place) {
        JsonNode found = node.at("/" + place);
        String text = found.isString() || found.isNumber() ? found.asString() : "";
        return text.isEmpty() || text.length() > LONGEST ? null : text;
    }

    /** A number at a place; 0 where there is none. */
    public int number(String place) {
        JsonNode found = node.at("/" + place);
        return found.isInt() ? found.asInt() : 0;
    }
}
