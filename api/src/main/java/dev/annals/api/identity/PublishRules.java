package dev.annals.api.identity;

/**
 * Puts rules in force. Answered with a {@link PublishedRules}.
 *
 * @param text the file, YAML or JSON
 * @param retroactive whether they hold for the past as well: whatever they would have decided otherwise is decided anew
 * @param expected the version that is in force; when it is another one by now, the publication is refused
 * @param by who publishes
 */
public record PublishRules(String text, boolean retroactive, int expected, String by) {}
