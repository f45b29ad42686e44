package dev.annals.api.segment;

/**
 * Command: archive a segment. Answers the position up to which the log has to be read to see it. Refused while something
 * uses the segment.
 *
 * @param segment its key
 * @param expected the version that the caller has seen; -1 for whatever it is
 * @param by who archives it
 */
public record ArchiveSegment(String segment, int expected, String by) {}
