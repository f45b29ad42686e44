package dev.annals.platform.journey;

import dev.annals.api.journey.Step.Message;
import dev.annals.platform.delivery.LiquidText;
import dev.annals.platform.yaml.YamlObject;
import org.jspecify.annotations.Nullable;

/** Reads what steps say: a published text by its name, or one that stands in the definition. */
final class MessageYaml {

    private static final int LONGEST_TEXT = 100_000;
    private static final LiquidText LIQUID = new LiquidText();

    private final Surroundings around;

    MessageYaml(Surroundings around) {
        this.around = around;
    }

    /** A message; members that it does not know are left to the caller. */
    Message read(YamlObject object) {
        String channel = object.text("channel");
        if (!object.has("channel")) {
            object.flaw("'channel' is missing: one of " + JourneyYaml.shown(around.channels()) + ".");
        } else if (channel == null) {
            object.flaw("channel", "One channel stands here; others that are tried behind it stand under 'fallback'.");
        } else if (!around.channels().contains(channel)) {
            object.flaw("channel", JourneyYaml.missing("channel", channel, around.channels(), "write another"));
        }
        String template = object.text("template");
        isKnown(template, object);
        String subject = object.text("subject");
        String text = object.text("text");
        String html = object.text("html");
        if (template == null && text == null && html == null) {
            object.flaw("What is said is missing: template, or text, or html.");
        }
        for (String part : new String[] {subject, text, html}) {
            if (part != null && part.length() > LONGEST_TEXT) {
                object.flaw("A message has more than " + LONGEST_TEXT + " characters.");
            }
        }
        isLiquid(object, "subject", subject, false);
        isLiquid(object, "text", text, false);
        isLiquid(object, "html", html, true);
        return new Message(channel == null ? "?" : channel, template, subject, text, html);
    }

    /** A template may be named with the version that is wanted. */
    private void isKnown(@Nullable String template, YamlObject object) {
        Surroundings.Templates known = around.templates();
        if (template == null || known == null || known.has(template)) {
            return;
        }
        int version = template.lastIndexOf('@');
        String key = version < 0 ? template : template.substring(0, version);
        object.flaw(
                "template",
                version >= 0 && known.has(key)
                        ? "There is no version " + template.substring(version + 1) + " of the template '" + key
                                + "'; publish it first, or name the newest by '" + key + "'."
                        : JourneyYaml.missing("template", key, known.keys(), "publish it first"));
    }

    /** Only what is published now is held to it, so that what was published earlier can still be read. */
    private void isLiquid(YamlObject object, String member, @Nullable String text, boolean isHtml) {
        if (text != null && around.templates() != null) {
            LIQUID.flaw(text, isHtml).ifPresent(flaw -> object.flaw(member, flaw));
        }
    }

    /** What another system is told. */
    Message webhook(YamlObject object) {
        String template = object.text("template");
        isKnown(template, object);
        String text = object.text("text");
        isLiquid(object, "text", text, false);
        if (template == null && text == null) {
            object.flaw("What is sent is missing: template, or text.");
        }
        return new Message("webhook", template, null, text, null);
    }
}
