/** Measures the product, and tells what it was asked to reach beside what it reached. */
@NullMarked
package dev.annals.benchmarks;

import org.jspecify.annotations.NullMarked;
