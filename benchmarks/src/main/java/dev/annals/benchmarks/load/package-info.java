/** A lean load generator: many keep-alive connections from one thread, and the interactions it sends. */
@NullMarked
package dev.annals.benchmarks.load;

import org.jspecify.annotations.NullMarked;
