package dev.annals.channels.delivery.onsite;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a page asks.
 *
 * @param writeKey the write key of the site's source
 * @param anonymousId by what the browser is known; null where it says nothing
 * @param token who is signed in, as the site's own server signed it; null where nobody is
 */
record OnsiteQuestion(
        @Nullable String writeKey,
        @Nullable String anonymousId,
        @Nullable String token) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LARGEST = 10_000;

    /**
     * Reads a question: JSON, whatever the browser calls it.
     *
     * @param authorization the header; null where there is none
     */
    static OnsiteQuestion read(@Nullable String authorization, byte @Nullable [] body) {
        JsonNode asked = tree(body);
        String key = text(asked, "writeKey");
        return new OnsiteQuestion(
                authorization == null ? key : key(authorization), text(asked, "anonymousId"), text(asked, "token"));
    }

    private static JsonNode tree(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            return JSON.createObjectNode();
        }
        if (body.length > LARGEST) {
            throw new Rejected(Rejection.BODY_TOO_LARGE, "A question has at most 10,000 bytes.");
        }
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            throw new Rejected(Rejection.MALFORMED_JSON, "The body is not JSON.");
        }
    }

    private static @Nullable String text(JsonNode asked, String name) {
        JsonNode value = asked.path(name);
        return value.isString() && !value.asString().isBlank() ? value.asString() : null;
    }

    private static String key(String authorization) {
        int space = authorization.indexOf(' ');
        String scheme = authorization.substring(0, Math.max(space, 0)).toLowerCase(Locale.ROOT);
        String rest = authorization.substring(space + 1).strip();
        if (!scheme.equals("basic")) {
            return rest;
        }
        try {
            String pair = new String(Base64.getDecoder().decode(rest), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? pair : pair.substring(0, colon);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    @Override
    public String toString() {
        return "OnsiteQuestion[…]";
    }
}
