package dev.annals.api.delivery;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said to a person: with Liquid in it while it is a template, as it is sent once it is rendered. Channels take of
 * it what they can show.
 *
 * @param subject the subject of a mail, the title of a notification
 * @param text plain text
 * @param html the same as HTML
 * @param fields what else a channel needs, by name: the data of a notification, the fields of a WeChat template
 */
public record Message(
        @Nullable String subject,
        @Nullable String text,
        @Nullable String html,
        Map<String, String> fields) {

    /** A message of plain text. */
    public static Message of(String text) {
        return new Message(null, text, null, Map.of());
    }

    @Override
    public String toString() {
        return "Message[…]";
    }
}
