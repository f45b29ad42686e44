/** Evaluates conditions: one evaluator for whatever asks, so that a condition can never mean two things. */
@NullMarked
package dev.annals.platform.condition;

import org.jspecify.annotations.NullMarked;
