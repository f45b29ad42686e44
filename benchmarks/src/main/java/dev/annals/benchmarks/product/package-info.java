/** The product under test as an operator sees it: a process, a data folder, an address. */
@NullMarked
package dev.annals.benchmarks.product;

import org.jspecify.annotations.NullMarked;
