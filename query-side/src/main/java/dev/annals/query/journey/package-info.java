/** Journeys as they are and were, their runs with every reason, their figures, and trying them before they are live. */
@NullMarked
package dev.annals.query.journey;

import org.jspecify.annotations.NullMarked;
