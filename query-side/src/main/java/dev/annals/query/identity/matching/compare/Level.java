package dev.annals.query.identity.matching.compare;

/**
 * A level of agreement between two values of a field.
 *
 * <p>The two shares are what is believed before any data were seen; with data they soon count for nothing.
 *
 * @param name what a person reads, for example {@code one digit different}
 * @param same how often two descriptions of one person agree at this level, from 0 to 1
 * @param other how often descriptions of two people agree at this level, from 0 to 1
 */
public record Level(String name, double same, double other) {}
