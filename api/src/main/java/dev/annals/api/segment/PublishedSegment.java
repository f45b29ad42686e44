package dev.annals.api.segment;

/**
 * What became of a definition that was to be published.
 *
 * @param segment the segment's key
 * @param version the version it has
 * @param changed whether it holds from now on; false when it did already
 * @param position the position up to which the log has to be read to see it
 */
public record PublishedSegment(String segment, int version, boolean changed, long position) {}
