package dev.annals.platform.delivery;

import dev.annals.api.delivery.Message;
import dev.annals.platform.delivery.LiquidText.Rendered;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the message that is sent to one person of what is said to all. */
public final class MessageText {

    private final LiquidText liquid = new LiquidText();

    /**
     * What came of it.
     *
     * @param message the message; null where it cannot be made
     * @param content whether it could, and why not
     */
    public record Made(@Nullable Message message, Weighing.Content content) {

        @Override
        public String toString() {
            return "Made[" + content.flaw() + "]";
        }
    }

    /**
     * What a template may show of a person, as {@code traits}, {@code identifiers}, {@code values} and {@code links}.
     *
     * @param recipient the person
     * @param values what was given with the message
     * @param links links made for this message, by name
     */
    public static Map<String, @Nullable Object> values(
            Recipient recipient, Map<String, ? extends @Nullable Object> values, Map<String, String> links) {
        Map<String, @Nullable Object> identifiers = new HashMap<>();
        recipient.identifiers().forEach((namespace, all) -> identifiers.put(namespace, all.getFirst()));
        Map<String, @Nullable Object> shown = new HashMap<>();
        shown.put("traits", recipient.traits());
        shown.put("identifiers", identifiers);
        shown.put("values", values);
        shown.put("links", links);
        return shown;
    }

    /** Makes a message; where one value is missing, none. */
    public Made make(Message template, Map<String, @Nullable Object> values) {
        Making making = new Making(values);
        String subject = oneLine(making.text(template.subject(), false));
        String text = making.text(template.text(), false);
        String html = making.text(template.html(), true);
        Map<String, String> fields = new LinkedHashMap<>();
        template.fields().forEach((name, each) -> {
            String made = making.text(each, false);
            if (made != null) {
                fields.put(name, made);
            }
        });
        Rendered failed = making.failed;
        return failed == null
                ? new Made(new Message(subject, text, html, Map.copyOf(fields)), Weighing.Content.FINE)
                : new Made(null, new Weighing.Content(failed.flaw(), failed.detail()));
    }

    /** A line break in a subject would begin another header. */
    private static @Nullable String oneLine(@Nullable String text) {
        return text == null
                ? null
                : text.replaceAll("[\\r\\n\\u0085\\u2028\\u2029]+", " ").strip();
    }

    private final class Making {

        private final Map<String, @Nullable Object> values;
        private @Nullable Rendered failed;

        Making(Map<String, @Nullable Object> values) {
            this.values = values;
        }

        @Nullable
        String text(@Nullable String template, boolean isHtml) {
            if (template == null || failed != null) {
                return null;
            }
            Rendered rendered = liquid.render(template, values, isHtml);
            if (rendered.flaw() != null) {
                failed = rendered;
            }
            return rendered.text();
        }
    }
}
