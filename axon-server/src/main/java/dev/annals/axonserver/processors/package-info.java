/** Reading the log: pooled streaming processors that wake at once, their positions, and what they could not handle. */
@NullMarked
package dev.annals.axonserver.processors;

import org.jspecify.annotations.NullMarked;
