package dev.annals.command.interaction;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object, asked for by kind. A member of another kind is refused by name; {@code null} counts as
 * absent.
 */
final class Fields {

    private final String path;
    private final Map<String, @Nullable Object> members;

    /**
     * @param path where the object is, beginning with {@code $}
     * @param members its members
     */
    Fields(String path, Map<String, @Nullable Object> members) {
        this.path = path;
        this.members = members;
    }

    /** The members as they are. */
    Map<String, @Nullable Object> members() {
        return members;
    }

    @Nullable
    Object value(String name) {
        return members.get(name);
    }

    /** A text that is not blank. */
    @Nullable
    String text(String name) {
        return switch (members.get(name)) {
            case null -> null;
            case String text -> text.isBlank() ? null : text;
            case Object other -> throw mismatch(name, other, "a text");
        };
    }

    /** A text that is not blank and has at most so many characters. */
    @Nullable
    String text(String name, int longest) {
        String text = text(name);
        if (text != null && text.length() > longest) {
            throw new Rejected(Rejection.INVALID_FIELD, path(name) + " has more than " + longest + " characters.");
        }
        return text;
    }

    /** A text without which the interaction makes no sense. */
    String requiredText(String name) {
        String text = text(name);
        if (text == null) {
            throw new Rejected(Rejection.MISSING_FIELD, path(name) + " is missing or empty; a text is expected.");
        }
        return text;
    }

    /** A text without which the interaction makes no sense, of at most so many characters. */
    String requiredText(String name, int longest) {
        text(name, longest);
        return requiredText(name);
    }

    boolean isTrue(String name) {
        return switch (members.get(name)) {
            case null -> false;
            case Boolean flag -> flag;
            case Object other -> throw mismatch(name, other, "true or false");
        };
    }

    /** An object; an empty one when absent. */
    Fields object(String name) {
        return switch (members.get(name)) {
            case null -> new Fields(path(name), Map.of());
            case Map<?, ?> map -> new Fields(path(name), members(map));
            case Object other -> throw mismatch(name, other, "an object");
        };
    }

    /** A list; an empty one when absent. */
    List<?> list(String name) {
        return switch (members.get(name)) {
            case null -> List.of();
            case List<?> list -> list;
            case Object other -> throw mismatch(name, other, "a list");
        };
    }

    /** The place of a member. */
    String path(String name) {
        return JsonPath.below(path, name);
    }

    /** The refusal of a member of the wrong kind. */
    Rejected mismatch(String name, Object value, String expected) {
        return mismatchAt(path(name), value, expected);
    }

    static Rejected mismatchAt(String path, @Nullable Object value, String expected) {
        return new Rejected(Rejection.INVALID_FIELD, path + " is " + kind(value) + "; " + expected + " is expected.");
    }

    /** What kind of JSON value it is, with its article. */
    static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> "a text";
            case Number number -> "a number";
            case Boolean flag -> "true or false";
            case List<?> list -> "a list";
            default -> "an object";
        };
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> members(Map<?, ?> jsonObject) {
        return (Map<String, @Nullable Object>) jsonObject;
    }
}
