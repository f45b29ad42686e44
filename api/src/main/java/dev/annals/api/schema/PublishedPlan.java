package dev.annals.api.schema;

/**
 * What became of a plan that was to be published.
 *
 * @param version the version it has
 * @param changed whether it holds from now on; false when it did already
 * @param position the position up to which the log has to be read to see it
 */
public record PublishedPlan(int version, boolean changed, long position) {}
