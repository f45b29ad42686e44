/** Journeys: reading and checking definitions, the pure interpreter, and the ports by which it learns about people. */
@NullMarked
package dev.annals.platform.journey;

import org.jspecify.annotations.NullMarked;
