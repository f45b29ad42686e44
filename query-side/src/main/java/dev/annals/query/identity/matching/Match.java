package dev.annals.query.identity.matching;

/**
 * Two entries that may be of one person.
 *
 * @param one the number of the one that came first, from 0
 * @param other the number of the other
 * @param agreement how they agree, packed
 * @param weight how much that says, in bits: the binary logarithm of how many times likelier it is for one person than
 *     for two
 * @param household how much less that is because members of a household would agree like this as well, in bits from 0
 * @param probability how probable it is that they are of one person, from 0 to 1
 */
public record Match(int one, int other, long agreement, double weight, double household, double probability) {}
