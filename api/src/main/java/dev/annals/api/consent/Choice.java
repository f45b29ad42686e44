package dev.annals.api.consent;

/**
 * What a person chose for one key.
 *
 * @param key what it is about
 * @param wanted whether they want it
 */
public record Choice(ConsentKey key, boolean wanted) {}
