package dev.annals.command.interaction;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the text of a request into its items.
 *
 * <p>What makes the text as a whole unreadable is refused; what is wrong within one item is noted as its flaw, so that it
 * does not spoil its siblings.
 */
public final class BodyReader {

    /** The most bytes of an interaction's JSON text. */
    public static final int LARGEST_ITEM = 32 * 1024;

    /** The most bytes of a request's text. */
    public static final int LARGEST_BODY = 500 * 1024;

    /** The most items of a request. */
    public static final int MOST_ITEMS = 2_500;

    private static final int WALL_OF_DEPTH = 500;
    private static final int WALL_OF_LENGTH = 2 * LARGEST_BODY;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final int largestItem;
    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(WALL_OF_DEPTH)
                    .maxNameLength(WALL_OF_LENGTH)
                    .maxStringLength(WALL_OF_LENGTH)
                    .maxNumberLength(WALL_OF_LENGTH)
                    .maxDocumentLength(WALL_OF_LENGTH)
                    .build())
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    /** @param largestItem the most bytes of an item's text */
    public BodyReader(int largestItem) {
        this.largestItem = largestItem;
    }

    /** How the items lie in a body. */
    public enum Shape {
        /** The body is one item. */
        SINGLE,
        /** The body is an object with the items in {@code batch}. */
        BATCH,
        /** One of the others, or a bare list. */
        ANY
    }

    /**
     * Reads a body.
     *
     * @throws Rejected when it is no JSON, or not of that shape, or beyond a limit that holds for all of it
     */
    public SentBody read(byte[] sent, Shape shape) {
        byte[] text = withoutByteOrderMark(sent);
        return parsed(text, parser -> new Reading(parser, text, shape, largestItem).body());
    }

    /**
     * Makes sure that a text is exactly one JSON value.
     *
     * @throws Rejected when it is not
     */
    public void requireOneValue(byte[] text) {
        parsed(text, parser -> {
            if (parser.nextToken() == null) {
                throw malformed("it is empty");
            }
            parser.skipChildren();
            return text;
        });
    }

    private <T> T parsed(byte[] text, Function<JsonParser, T> reading) {
        refuseOtherEncodings(text);
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), text)) {
            T value = reading.apply(parser);
            if (parser.nextToken() != null) {
                throw malformed("more follows after the end of the JSON value");
            }
            return value;
        } catch (StreamConstraintsException beyond) {
            throw new Rejected(Rejection.TOO_COMPLEX, "The body exceeds a limit at " + place(beyond) + ".");
        } catch (JacksonException unreadable) {
            throw malformed("it is no well-formed JSON at " + place(unreadable));
        }
    }

    private static Rejected malformed(String why) {
        return new Rejected(Rejection.MALFORMED_JSON, "The body cannot be read: " + why + ".");
    }

    private static byte[] withoutByteOrderMark(byte[] sent) {
        int mark = BYTE_ORDER_MARK.length;
        return sent.length >= mark && Arrays.equals(sent, 0, mark, BYTE_ORDER_MARK, 0, mark)
                ? Arrays.copyOfRange(sent, mark, sent.length)
                : sent;
    }

    /** A JSON text in UTF-8 begins with two bytes that are neither NUL nor, the first, beyond ASCII. */
    private static void refuseOtherEncodings(byte[] text) {
        if (text.length == 0) {
            throw malformed("it is empty");
        }
        if (text[0] <= 0 || (text.length > 1 && text[1] == 0)) {
            throw malformed("it is not UTF-8");
        }
    }

    private static String place(JacksonException error) {
        return error.getLocation() == null
                ? "an unknown place"
                : "line " + error.getLocation().getLineNr() + ", column "
                        + error.getLocation().getColumnNr();
    }

    /** One pass over one body. */
    private static final class Reading {

        private final JsonParser parser;
        private final byte[] text;
        private final Shape shape;
        private final int largestItem;
        private final JsonTree tree;
        private final List<SentItem> items = new ArrayList<>();

        Reading(JsonParser parser, byte[] text, Shape shape, int largestItem) {
            this.largestItem = largestItem;
            this.parser = parser;
            this.text = text;
            this.shape = shape;
            this.tree = new JsonTree(parser);
        }

        SentBody body() {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY && shape == Shape.ANY) {
                items();
                return new SentBody(items, true, Map.of());
            }
            if (token == JsonToken.START_OBJECT) {
                return shape == Shape.SINGLE ? single() : envelope();
            }
            if (token == null) {
                throw malformed("it is empty");
            }
            throw Fields.mismatchAt("$", tree.value(token), "an object");
        }

        private SentBody single() {
            items.add(item(JsonToken.START_OBJECT));
            return new SentBody(items, false, Map.of());
        }

        private SentBody envelope() {
            tree.startValue();
            int start = position() - 1;
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            boolean isBatch = false;
            @Nullable Flaw flaw = null;
            String name = tree.nextName();
            while (name != null) {
                JsonToken token = parser.nextToken();
                int before = members.size();
                if (name.equals("batch") && token == JsonToken.START_ARRAY && !isBatch) {
                    flaw = tree.flaw();
                    items();
                    members.put(name, List.of());
                    isBatch = true;
                    tree.startValue();
                } else {
                    members.put(name, tree.value(token));
                }
                if (members.size() == before) {
                    tree.note(Rejection.MALFORMED_JSON, "occurs twice in one object");
                }
                name = tree.nextName();
            }
            flaw = flaw == null ? tree.flaw() : flaw;
            if (!isBatch && shape == Shape.ANY && !members.containsKey("batch")) {
                return new SentBody(List.of(checkedForSize(members, flaw, start)), false, Map.of());
            }
            if (flaw != null) {
                throw flaw.asRejected();
            }
            if (!isBatch) {
                throw members.get("batch") == null
                        ? new Rejected(Rejection.MISSING_FIELD, "$.batch is missing; a list is expected.")
                        : Fields.mismatchAt("$.batch", members.get("batch"), "a list");
            }
            return new SentBody(items, true, members);
        }

        private void items() {
            JsonToken token = parser.nextToken();
            while (token != JsonToken.END_ARRAY) {
                if (items.size() == MOST_ITEMS) {
                    throw new Rejected(
                            Rejection.BATCH_TOO_LONG, "The batch has more than " + MOST_ITEMS + " interactions.");
                }
                items.add(item(token));
                token = parser.nextToken();
            }
        }

        private SentItem item(JsonToken token) {
            int start = (int) parser.currentTokenLocation().getByteOffset();
            tree.startValue();
            Object value = tree.value(token);
            if (value instanceof Map<?, ?> members) {
                return checkedForSize(Fields.members(members), tree.flaw(), start);
            }
            Flaw flaw =
                    new Flaw(Rejection.INVALID_FIELD, "The item is " + Fields.kind(value) + "; an object is expected.");
            return new SentItem(Map.of(), flaw, text, start, position());
        }

        private SentItem checkedForSize(Map<String, @Nullable Object> members, @Nullable Flaw flaw, int start) {
            int end = position();
            int size = end - start;
            Flaw worst = size <= largestItem
                    ? flaw
                    : new Flaw(
                            Rejection.INTERACTION_TOO_LARGE,
                            "The interaction has " + size + " bytes; at most " + largestItem + " are taken.");
            return new SentItem(members, worst, text, start, end);
        }

        private int position() {
            return (int) parser.currentLocation().getByteOffset();
        }
    }
}
