package dev.annals.api;

/**
 * What became of a configuration that was to be published as a whole.
 *
 * @param version the version it has; 0 where it was only checked
 * @param changed whether it holds from now on; false when it did already
 * @param position the position up to which the log has to be read to see it
 */
public record PublishedEdition(int version, boolean changed, long position) {}
