package dev.annals.api.trait;

/**
 * What became of definitions that were to be published.
 *
 * @param version the version they have
 * @param changed whether they hold from now on; false when they did already
 * @param position the position up to which the log has to be read to see it
 */
public record PublishedTraits(int version, boolean changed, long position) {}
