/** Kills the product at random instants under load, and holds it to what it had acknowledged. */
@NullMarked
package dev.annals.benchmarks.crash;

import org.jspecify.annotations.NullMarked;
