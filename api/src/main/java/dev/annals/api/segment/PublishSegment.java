package dev.annals.api.segment;

/**
 * Command: have a definition of a segment hold from now on. Answers a {@link PublishedSegment}; the text that holds already
 * changes nothing.
 *
 * @param text the definition, YAML or JSON
 * @param expected the version that the author has seen; 0 for a segment that must not be there yet, -1 for whatever it is
 * @param by who publishes it
 */
public record PublishSegment(String text, int expected, String by) {}
