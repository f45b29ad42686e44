/** Audiences: definitions of segments, and who is in them since when and why. */
@NullMarked
package dev.annals.api.segment;

import org.jspecify.annotations.NullMarked;
