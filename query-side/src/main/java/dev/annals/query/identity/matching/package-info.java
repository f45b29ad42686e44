/**
 * Finds descriptions that are probably of the same person: probabilistic record linkage after Fellegi and Sunter (1969),
 * with parameters estimated from the data themselves. Pure: knows neither stores nor requests.
 */
@NullMarked
package dev.annals.query.identity.matching;

import org.jspecify.annotations.NullMarked;
