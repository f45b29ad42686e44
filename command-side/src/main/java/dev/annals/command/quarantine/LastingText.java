package dev.annals.command.quarantine;

import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Tells an item that is sent again from another one: what remains of its text without what clients write anew each time
 * they try to send it, {@code sentAt} and {@code _metadata}. For comparison only; it need not be JSON.
 */
final class LastingText {

    private static final Set<String> WRITTEN_ANEW = Set.of("sentAt", "_metadata");

    private static final int WALL = 2 * 1024 * 1024;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(WALL)
                    .maxNameLength(WALL)
                    .maxStringLength(WALL)
                    .maxNumberLength(WALL)
                    .build())
            .build();

    private LastingText() {}

    /** What lasts of an item's text: all of it where it is no JSON object. */
    static String of(String raw) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), raw)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? lasting(parser, raw) : raw;
        } catch (JacksonException unreadable) {
            return raw;
        }
    }

    private static String lasting(JsonParser parser, String raw) {
        StringBuilder lasting = new StringBuilder(raw.length());
        int taken = 0;
        String name = parser.nextName();
        while (name != null) {
            int start = (int) parser.currentTokenLocation().getCharOffset();
            parser.nextToken();
            parser.skipChildren();
            if (WRITTEN_ANEW.contains(name)) {
                parser.finishToken();
                lasting.append(raw, taken, start);
                taken = (int) parser.currentLocation().getCharOffset();
            }
            name = parser.nextName();
        }
        return lasting.append(raw, taken, raw.length()).toString();
    }
}
