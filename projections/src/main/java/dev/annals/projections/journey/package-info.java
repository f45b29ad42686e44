/** Runs of journeys as a list, and what journeys may ask about people. */
@NullMarked
package dev.annals.projections.journey;

import org.jspecify.annotations.NullMarked;
