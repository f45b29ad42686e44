package dev.annals.api.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The kind of an identifier, such as {@code email} or {@code anonymous_id}.
 *
 * @param name lower-case letters, digits and underscores, starting with a letter, at most 40 characters
 */
public record Namespace(@JsonValue String name) implements Comparable<Namespace> {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    public static final Namespace USER_ID = new Namespace("user_id");
    public static final Namespace MEMBER_CARD = new Namespace("member_card");
    public static final Namespace EMAIL = new Namespace("email");
    public static final Namespace PHONE = new Namespace("phone");
    public static final Namespace LINE_ID = new Namespace("line_id");
    public static final Namespace WECHAT_ID = new Namespace("wechat_id");
    public static final Namespace DEVICE_ID = new Namespace("device_id");
    public static final Namespace ANONYMOUS_ID = new Namespace("anonymous_id");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Namespace {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "A namespace is lower-case letters, digits and underscores, starting with a letter, at most 40");
        }
    }

    /** Whether a text can name a namespace. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    @Override
    public int compareTo(Namespace other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
