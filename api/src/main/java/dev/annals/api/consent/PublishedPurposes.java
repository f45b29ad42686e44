package dev.annals.api.consent;

/**
 * What became of a catalogue that was to be published.
 *
 * @param version the version it has
 * @param changed whether it came into force now; false when it was already
 * @param position the position up to which the log has to be read to see it
 */
public record PublishedPurposes(int version, boolean changed, long position) {}
