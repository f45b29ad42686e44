package dev.annals.api.access;

/**
 * Command: record that the master key was replaced.
 *
 * @param version the version that wraps from now on
 */
public record RecordKeyRotation(int version) {}
