/** Interactions: the facts that sources send, one touchpoint each. */
@NullMarked
package dev.annals.api.interaction;

import org.jspecify.annotations.NullMarked;
