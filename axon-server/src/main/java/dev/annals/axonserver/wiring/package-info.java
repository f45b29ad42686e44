/** Which component of Axon is used for what, in the open: nothing is left to a default. */
@NullMarked
package dev.annals.axonserver.wiring;

import org.jspecify.annotations.NullMarked;
