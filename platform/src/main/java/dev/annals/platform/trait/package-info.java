/** Computes traits of people from what they did: one function for every place that asks. */
@NullMarked
package dev.annals.platform.trait;

import org.jspecify.annotations.NullMarked;
