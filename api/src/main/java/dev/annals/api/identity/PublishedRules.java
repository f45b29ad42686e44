package dev.annals.api.identity;

/**
 * Rules that were put in force.
 *
 * @param version their version
 * @param position the log position from which they hold
 */
public record PublishedRules(int version, long position) {}
