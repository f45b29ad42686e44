/** Quarantine: what could not be accepted is kept, explained and re-driven, never lost. */
@NullMarked
package dev.annals.api.quarantine;

import org.jspecify.annotations.NullMarked;
