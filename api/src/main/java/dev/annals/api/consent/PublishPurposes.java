package dev.annals.api.consent;

/**
 * Command: bring a catalogue of purposes into force. Answers a {@link PublishedPurposes}; the text that is in force
 * already changes nothing.
 *
 * @param text {@code purposes.yaml}
 * @param by who publishes it
 */
public record PublishPurposes(String text, String by) {}
