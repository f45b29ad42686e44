/** Computed traits of people, and how all customers stand by recency, frequency and money. */
@NullMarked
package dev.annals.query.trait;

import org.jspecify.annotations.NullMarked;
