/** Where tokens and write keys are kept. */
@NullMarked
package dev.annals.axonserver.access;

import org.jspecify.annotations.NullMarked;
