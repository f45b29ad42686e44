/** What was asked for, what was measured, and the table of both. */
@NullMarked
package dev.annals.benchmarks.report;

import org.jspecify.annotations.NullMarked;
