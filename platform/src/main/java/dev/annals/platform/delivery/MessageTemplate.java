package dev.annals.platform.delivery;

import dev.annals.api.delivery.Channel;
import dev.annals.api.delivery.Message;
import dev.annals.platform.yaml.Flaws;
import dev.annals.platform.yaml.YamlFile;
import dev.annals.platform.yaml.YamlObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of a published text: what is said, and what is said differently by some channels.
 *
 * @param key its key
 * @param version from 1; 0 while it is only checked
 * @param message what is said
 * @param channels what is said by channels that say it in another way
 * @param text the template as it was written
 */
public record MessageTemplate(String key, int version, Message message, Map<String, Message> channels, String text) {

    private static final LiquidText LIQUID = new LiquidText();
    private static final int LONGEST = 200_000;

    /** What is said by a channel. */
    public Message by(String channel) {
        return channels.getOrDefault(channel, message);
    }

    /**
     * Reads a template as it was written.
     *
     * @throws dev.annals.api.rejection.Rejected with {@code INVALID_CONFIGURATION} and every flaw at its place
     */
    public static MessageTemplate read(String key, int version, String text) {
        Flaws flaws = new Flaws(key + ".yaml");
        Optional<YamlObject> file = YamlFile.read(text, flaws);
        Optional<MessageTemplate> read = file.map(object -> read(key, version, text, object));
        flaws.refuseIfAny();
        return read.orElseThrow();
    }

    private static MessageTemplate read(String key, int version, String text, YamlObject file) {
        if (file.has("key") && !key.equals(file.text("key"))) {
            file.flaw("key", "The template is published as '" + key + "'.");
        }
        var unused = file.text("name");
        Map<String, Message> channels = new LinkedHashMap<>();
        YamlObject others = file.object("channels");
        if (others != null) {
            for (String channel : others.names()) {
                YamlObject other = others.object(channel);
                if (!Channel.all().contains(channel)) {
                    others.flawOfName(
                            channel, "There is no such channel; known are " + String.join(", ", Channel.all()) + ".");
                }
                if (other != null) {
                    channels.put(channel, message(other));
                    other.nothingElse();
                }
            }
        }
        Message message = message(file);
        if (message.text() == null && message.html() == null && channels.isEmpty()) {
            file.flaw("It says nothing: give it a text, or a text for some of the channels.");
        }
        file.nothingElse();
        return new MessageTemplate(key, version, message, Map.copyOf(channels), text);
    }

    private static Message message(YamlObject object) {
        Map<String, String> fields = new LinkedHashMap<>();
        YamlObject more = object.object("fields");
        if (more != null) {
            for (String name : more.names()) {
                String value = liquid(more, name, false);
                if (value != null) {
                    fields.put(name, value);
                }
            }
        }
        return new Message(
                liquid(object, "subject", false),
                liquid(object, "text", false),
                liquid(object, "html", true),
                Map.copyOf(fields));
    }

    private static @Nullable String liquid(YamlObject object, String name, boolean isHtml) {
        String text = object.text(name);
        if (text != null) {
            if (text.length() > LONGEST) {
                object.flaw(name, "It has more than " + LONGEST + " characters.");
            }
            LIQUID.flaw(text, isHtml).ifPresent(flaw -> object.flaw(name, flaw));
        }
        return text;
    }
}
