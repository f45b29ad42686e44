/** Keeping what could not be accepted, sending it again, giving it up. */
@NullMarked
package dev.annals.command.quarantine;

import org.jspecify.annotations.NullMarked;
