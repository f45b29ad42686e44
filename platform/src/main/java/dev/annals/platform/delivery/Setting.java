package dev.annals.platform.delivery;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A setting of a kind of connector, declared once: the form, the check and the documentation come from it.
 *
 * @param name its name: lower-case words joined by hyphens
 * @param title what people call it
 * @param description what it is for, as a sentence
 * @param type what it holds
 * @param isRequired whether there is no connector without it
 * @param fallback its value where none is given; null where there is none
 * @param choices what it can be, where that is a list
 */
public record Setting(
        String name,
        String title,
        String description,
        Type type,
        boolean isRequired,
        @Nullable String fallback,
        List<String> choices) {

    /** What a setting holds. */
    public enum Type {
        TEXT,
        /** Never shown again once it was set. */
        SECRET,
        URL,
        NUMBER,
        FLAG,
        CHOICE;

        /** The name used on the wire: lower case. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Setting text(String name, String title, String description, boolean isRequired) {
        return new Setting(name, title, description, Type.TEXT, isRequired, null, List.of());
    }

    public static Setting text(String name, String title, String description, String fallback) {
        return new Setting(name, title, description, Type.TEXT, false, fallback, List.of());
    }

    public static Setting secret(String name, String title, String description, boolean isRequired) {
        return new Setting(name, title, description, Type.SECRET, isRequired, null, List.of());
    }

    public static Setting url(String name, String title, String description, @Nullable String fallback) {
        return new Setting(name, title, description, Type.URL, fallback == null, fallback, List.of());
    }

    public static Setting number(String name, String title, String description, int fallback) {
        return new Setting(name, title, description, Type.NUMBER, false, Integer.toString(fallback), List.of());
    }

    public static Setting flag(String name, String title, String description, boolean fallback) {
        return new Setting(name, title, description, Type.FLAG, false, Boolean.toString(fallback), List.of());
    }

    public static Setting choice(String name, String title, String description, String fallback, List<String> choices) {
        return new Setting(name, title, description, Type.CHOICE, false, fallback, choices);
    }

    /** What is wrong with a value; null where nothing is. */
    public @Nullable String flaw(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return isRequired && fallback == null ? "'" + name + "' is missing: " + description : null;
        }
        return switch (type) {
            case TEXT, SECRET -> value.length() > 20_000 ? "'" + name + "' is too long." : null;
            case URL ->
                value.matches("https?://[^\\s]+") ? null : "'" + name + "' is no address that begins with https://.";
            case NUMBER -> value.matches("[0-9]{1,7}") ? null : "'" + name + "' is no whole number.";
            case FLAG ->
                value.equals("true") || value.equals("false") ? null : "'" + name + "' is neither true nor false.";
            case CHOICE ->
                choices.contains(value) ? null : "'" + name + "' is none of " + String.join(", ", choices) + ".";
        };
    }
}
