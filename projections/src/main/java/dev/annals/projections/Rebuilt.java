package dev.annals.projections;

/**
 * What a replay did.
 *
 * @param projection the projection's name
 * @param position the position up to which the new documents reflect the log
 * @param events how many events were read
 * @param documents how many documents there are now
 * @param seconds how long it took until readers were given the new documents
 */
public record Rebuilt(String projection, long position, long events, long documents, double seconds) {}
