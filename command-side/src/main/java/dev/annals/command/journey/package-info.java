/** Journeys published and changed, their runs begun and carried on. */
@NullMarked
package dev.annals.command.journey;

import org.jspecify.annotations.NullMarked;
