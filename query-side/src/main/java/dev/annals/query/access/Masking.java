package dev.annals.query.access;

import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sees of a personal value: all of it, or enough to recognise that two are probably the same and no more.
 *
 * <p>A masked text shows its first character at most, and of a mail address that it is one; texts of fewer than four
 * characters, and numbers of seven digits and more, show nothing. Other numbers, booleans and names of members stay.
 */
public enum Masking {
    CLEAR,
    MASKED;

    private static final String HIDDEN = "•••";
    private static final int SHORTEST_SHOWN = 4;
    private static final BigDecimal TELLING = BigDecimal.valueOf(1_000_000);

    /** A text. */
    public String text(String value) {
        return this == CLEAR ? value : masked(value);
    }

    /** A text that may be missing. */
    public @Nullable String textOrNull(@Nullable String value) {
        return value == null ? null : text(value);
    }

    /** An identifier. */
    public ShownIdentifier identifier(Identifier identifier) {
        return new ShownIdentifier(identifier.namespace(), text(identifier.value()));
    }

    /** A JSON value with all that is in it. */
    public @Nullable Object value(@Nullable Object value) {
        return this == CLEAR ? value : masked(value);
    }

    /** A JSON object with all that is in it. */
    public Map<String, @Nullable Object> values(Map<String, ? extends @Nullable Object> values) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        values.forEach((name, value) -> shown.put(name, value(value)));
        return shown;
    }

    private @Nullable Object masked(@Nullable Object value) {
        return switch (value) {
            case String text -> masked(text);
            case Number number -> isTelling(number) ? HIDDEN : number;
            case List<?> list -> {
                List<@Nullable Object> shown = new ArrayList<>();
                list.forEach(element -> shown.add(masked(element)));
                yield shown;
            }
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> shown = new LinkedHashMap<>();
                map.forEach((name, each) -> shown.put(String.valueOf(name), masked(each)));
                yield shown;
            }
            case null, default -> value;
        };
    }

    private static String masked(String text) {
        int length = text.codePointCount(0, text.length());
        if (length < SHORTEST_SHOWN) {
            return HIDDEN;
        }
        String first = Character.toString(text.codePointAt(0));
        return text.indexOf('@') > 0 ? first + HIDDEN + "@" + HIDDEN : first + HIDDEN;
    }

    private static boolean isTelling(Number number) {
        try {
            return new BigDecimal(number.toString()).abs().compareTo(TELLING) >= 0;
        } catch (NumberFormatException notFinite) {
            return true;
        }
    }

    /**
     * An identifier as a caller sees it.
     *
     * @param namespace the kind of identifier
     * @param value the value, or what is shown of it
     */
    public record ShownIdentifier(Namespace namespace, String value) {}
}
