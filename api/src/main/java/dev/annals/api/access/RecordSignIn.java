package dev.annals.api.access;

/**
 * Command: record that somebody came in.
 *
 * @param actor who: {@code <role>:<name>}
 * @param by {@code token} or {@code issuer}
 */
public record RecordSignIn(String actor, String by) {}
