package dev.annals.api.identity;

/**
 * What a step of applying rules to the past did.
 *
 * @param events how many events it took; 0 when everything was in its place
 * @param split how many profiles it took off others
 * @param merged how many profiles became part of others
 * @param position the log position at which that can be read
 */
public record RegroupedPast(int events, int split, int merged, long position) {}
