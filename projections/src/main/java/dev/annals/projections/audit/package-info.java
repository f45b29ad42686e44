/** Finds the few events that people cause among the many that they do not. */
@NullMarked
package dev.annals.projections.audit;

import org.jspecify.annotations.NullMarked;
