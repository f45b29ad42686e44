/** Erasing people, and refusing to hear of them again: decided here, carried out by every room. */
@NullMarked
package dev.annals.command.privacy;

import org.jspecify.annotations.NullMarked;
