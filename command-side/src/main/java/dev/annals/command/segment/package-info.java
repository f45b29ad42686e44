/** Publishes definitions of segments, and records who is on lists and who entered and left. */
@NullMarked
package dev.annals.command.segment;

import org.jspecify.annotations.NullMarked;
