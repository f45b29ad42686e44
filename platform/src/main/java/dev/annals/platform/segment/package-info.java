/** Definitions of segments, and the ports by which rooms ask who is in one, what it would hold, and what uses it. */
@NullMarked
package dev.annals.platform.segment;

import org.jspecify.annotations.NullMarked;
