/** The limits of the machine, and the write path alone, without HTTP and without projections. */
@NullMarked
package dev.annals.benchmarks.raw;

import org.jspecify.annotations.NullMarked;
