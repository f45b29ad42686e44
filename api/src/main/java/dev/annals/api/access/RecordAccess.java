package dev.annals.api.access;

import dev.annals.api.identity.FragmentId;

/**
 * Command: record that unmasked personal data is about to be handed out. Answered when that is durable.
 *
 * @param profile the profile that is read
 * @param actor who reads: {@code <role>:<token name>}
 * @param resource what is read
 * @param purpose what the reader gave as purpose
 */
public record RecordAccess(FragmentId profile, String actor, String resource, String purpose) {}
