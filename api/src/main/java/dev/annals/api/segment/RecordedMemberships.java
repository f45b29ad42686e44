package dev.annals.api.segment;

/**
 * Changes of segments that are durable.
 *
 * @param position the position up to which the log has to be read to see them
 */
public record RecordedMemberships(long position) {}
