/** JMH, load and comparison harness. */
@NullMarked
package dev.annals.benchmarks;

import org.jspecify.annotations.NullMarked;
