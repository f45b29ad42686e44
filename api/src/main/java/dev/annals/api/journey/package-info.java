/** Journeys: what designers configure, what happens to one person's run, and what can be asked of it. */
@NullMarked
package dev.annals.api.journey;

import org.jspecify.annotations.NullMarked;
